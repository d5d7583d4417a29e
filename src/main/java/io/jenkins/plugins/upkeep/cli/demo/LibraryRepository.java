package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes a git repository of the shared library as it lies here, also where it was changed and not committed. */
final class LibraryRepository {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private LibraryRepository() {}

    static Path make(Path repository, Path project) throws IOException, UpkeepException, InterruptedException {
        var vars = Files.createDirectories(repository.resolve("vars"));
        try (var files = Files.newDirectoryStream(project.resolve("vars"))) {
            for (var file : files) {
                Files.copy(file, vars.resolve(file.getFileName()));
            }
        }
        git(repository, "init", "--quiet", "--initial-branch=main");
        git(repository, "add", "vars");
        git(
                repository,
                "-c",
                "user.name=Upkeep",
                "-c",
                "user.email=upkeep@localhost",
                "commit",
                "--quiet",
                "-m",
                "library");
        return repository;
    }

    private static void git(Path repository, String... words) throws UpkeepException, InterruptedException {
        Command.of("git", words).in(repository).output(LONGEST);
    }
}
