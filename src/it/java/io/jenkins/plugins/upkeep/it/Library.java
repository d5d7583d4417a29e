package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shared library in a git repository, as Jenkins fetches it. */
final class Library {
    private static final String NAME = "upkeep-it";

    private Library() {}

    /**
     * Makes it known to Jenkins, under a name that nothing else has.
     *
     * @param folder where its repository is to lie
     * @return the name
     */
    static String provide(Controller controller, Path folder) throws IOException, InterruptedException {
        controller.admin().script("""
                import org.jenkinsci.plugins.workflow.libs.*
                def scm = new jenkins.plugins.git.GitSCMSource('%s')
                scm.traits = [new jenkins.plugins.git.traits.BranchDiscoveryTrait()]
                def library = new LibraryConfiguration('%s', new SCMSourceRetriever(scm))
                library.defaultVersion = 'main'
                GlobalLibraries.get().libraries = [library]
                """.formatted(repository(folder), NAME));
        return NAME;
    }

    private static Path repository(Path folder) throws IOException, InterruptedException {
        var repository = Files.createDirectories(folder.resolve("library"));
        for (var file : Disk.files(Path.of("vars"))) {
            var copy = repository.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        git(repository, List.of("init", "-q", "-b", "main"));
        git(repository, List.of("add", "."));
        git(
                repository,
                List.of("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "library"));
        return repository;
    }

    private static void git(Path repository, List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(words);
        var log = repository.resolveSibling("git.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Disk.text(log)).isZero();
    }
}
