package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.cli.Main;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentShareTest {
    private static final String NAME = Shares.name("agent", "java");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @BeforeEach
    void lay() throws IOException {
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            if (Files.exists(path.resolve(Main.class.getName().replace('.', '/') + ".class"))) {
                pack(path, folder.resolve("upkeep-1.jar"));
            } else if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(folder.resolve(path.getFileName()), path);
            }
        }
    }

    /** As if the tool had been laid there an hour ago. */
    private void settle() throws IOException {
        var before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(folder.resolve("upkeep-1.jar"), before);
    }

    /** The links are not left to the one who removes the folder, and who would tell of each. */
    @AfterEach
    void unlink() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    @Test
    void shouldMakeOneArchiveThatJavaUsesAndLeaveNothingElse() throws Exception {
        // Given an archive that somebody else put there
        Files.writeString(archive(), "harm");
        settle();

        // When
        var digest = new AgentShare(folder.toString(), NAME, JAVA, "0123").call();

        // Then
        assertThat(digest).isEqualTo(ToolFiles.digest(archive()));
        assertThat(folder.toFile().list((place, name) -> name.startsWith("."))).isEmpty();
        assertThat(loaded())
                .anyMatch(line -> line.contains(Main.class.getName() + " source: shared objects file (top)"));

        // When it is asked for again
        var made = Files.readAttributes(archive(), BasicFileAttributes.class).fileKey();
        var again = new AgentShare(folder.toString(), NAME, JAVA, digest).call();

        // Then
        assertThat(again).isEqualTo(digest);
        assertThat(Files.readAttributes(archive(), BasicFileAttributes.class).fileKey())
                .isEqualTo(made);
    }

    private Path archive() {
        return folder.resolve(NAME);
    }

    private List<String> loaded() throws Exception {
        var options = List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:class+load");
        var words = new ToolJava(JAVA, folder.toString()).words(options);
        var said = Command.of(words.get(0))
                .with(words.subList(1, words.size()))
                .with("--version")
                .output(Duration.ofSeconds(30));
        return Arrays.asList(said.split("\n", -1));
    }

    @Test
    void shouldBeAnotherOneForEachAgentOfAFolderAndEachJava() {
        assertThat(NAME)
                .isEqualTo(Shares.name("agent", "java"))
                .isNotEqualTo(Shares.name("other", "java"))
                .isNotEqualTo(Shares.name("agent", "other"))
                .matches("upkeep-[0-9a-f]{12}\\.jsa");
    }

    @Test
    void shouldMakeNoneForAnAgentThatMayBeGoneSoon() {
        assertThat(new AgentShare(folder.toString(), NAME, JAVA, "").call()).isEqualTo(AgentShare.LATER);
        assertThat(archive()).doesNotExist();
    }

    @Test
    void shouldSayThatNoneCanBeMade() throws Exception {
        settle();
        assertThat(new AgentShare(folder.toString(), NAME, "/bin/false", "").call())
                .isEmpty();
        assertThat(new AgentShare(folder.toString(), NAME, "/nowhere/java", "").call())
                .isEmpty();
        assertThat(new AgentShare(folder.resolve("upkeep-1.jar").toString(), NAME, JAVA, "").call())
                .isEmpty();
        assertThat(archive()).doesNotExist();
        assertThat(folder.toFile().list((place, name) -> name.startsWith("."))).isEmpty();
    }
}
