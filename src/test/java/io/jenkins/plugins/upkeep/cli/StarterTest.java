package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/upkeep}, with a Maven and a Java that only tell how they were called. */
class StarterTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MAVEN = """
            #!/bin/sh
            echo "built $*" >> "$TOLD"
            [ -z "$BREAK" ] || { echo "no such symbol"; exit 1; }
            echo jar > "$HERE/target/upkeep.jar"
            """;
    private static final String JAVA = """
            #!/bin/sh
            echo "ran $*" >> "$TOLD"
            exit 42
            """;

    @TempDir
    private Path temporary;

    private Path home;

    @BeforeEach
    void layOutAClone() throws IOException {
        home = Files.createDirectories(temporary.resolve("a clone with spaces"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("bin/upkeep"), home.resolve("bin/upkeep"), StandardCopyOption.COPY_ATTRIBUTES);
        write("pom.xml", "pom");
        write("src/main/Source.java", "source");
        program("tools/bin/mvn", MAVEN);
        program("tools/bin/java", JAVA);
        age("pom.xml", "src/main/Source.java", "src/main", "src");
    }

    @Test
    void shouldBuildOnceThenRunAndPassTheStatusOn() throws Exception {
        // When
        var first = start("bin/upkeep");
        var second = start("bin/upkeep");

        // Then
        assertThat(List.of(first.status(), second.status())).containsOnly(42);
        assertThat(told("built")).hasSize(1);
        assertThat(told("ran"))
                .filteredOn(line -> line.endsWith("upkeep.jar a b  c *"))
                .hasSize(2);
    }

    @Test
    void shouldBuildAgainWhenASourceChangesOrGoes() throws Exception {
        // Given
        start("bin/upkeep");

        // When
        write("src/main/Source.java", "changed");
        later("src/main/Source.java");
        start("bin/upkeep");
        settle();
        Files.delete(home.resolve("src/main/Source.java"));
        later("src/main");
        start("bin/upkeep");

        // Then
        assertThat(told("built")).hasSize(3);
    }

    @Test
    void shouldBuildOnceForTwoStartsAtTheSameTime() throws Exception {
        // When
        try (var one = command("bin/upkeep").start();
                var other = command("bin/upkeep").start()) {
            one.await(LONG);
            other.await(LONG);
        }

        // Then
        assertThat(told("built")).hasSize(1);
    }

    @Test
    void shouldShowWhyABuildFailedAndNotRun() throws Exception {
        // When
        var result = command("bin/upkeep").environment("BREAK", "yes").run(LONG);

        // Then
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains("no such symbol").contains("upkeep: the build failed");
        assertThat(told("ran")).isEmpty();
    }

    @Test
    void shouldNotBuildAnInstalledCopy() throws Exception {
        // Given
        write("target/upkeep.jar", "jar");
        Files.delete(home.resolve("pom.xml"));

        // When, Then
        assertThat(start("bin/upkeep").status()).isEqualTo(42);
        assertThat(told("built")).isEmpty();
    }

    @Test
    void shouldFindItsFolderThroughALink() throws Exception {
        // Given
        var link = Files.createSymbolicLink(temporary.resolve("up"), home.resolve("bin/upkeep"));

        // When, Then
        assertThat(start(link.toString()).status()).isEqualTo(42);
    }

    @Test
    void shouldAddTheOptionsOfTheEnvironment() throws Exception {
        // When
        command("bin/upkeep").environment("UPKEEP_JAVA_OPTS", "-Xmx1g -Da=b").run(LONG);

        // Then
        assertThat(told("ran")).last().asString().containsSubsequence("-Xmn24m", "-Xmx1g", "-Da=b", "-jar");
    }

    private ProcessResult start(String script) throws Exception {
        return command(script).run(LONG);
    }

    private Command command(String script) {
        return Command.of(home.resolve(script), "a", "b  c", "*")
                .environment("JAVA_HOME", home.resolve("tools").toString())
                .environment("PATH", home.resolve("tools/bin") + ":" + System.getenv("PATH"))
                .environment("TOLD", home.resolve("told").toString())
                .environment("HERE", home.toString());
    }

    private List<String> told(String word) throws IOException {
        var file = home.resolve("told");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(word))
                        .toList()
                : List.of();
    }

    private void program(String name, String text) throws IOException {
        write(name, text);
        Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(home.resolve(name), text);
    }

    private void age(String... names) throws IOException {
        for (var name : names) {
            touch(name, Instant.now().minusSeconds(600));
        }
    }

    /** All sources are older than the jar again. */
    private void settle() throws IOException {
        age("pom.xml", "src/main/Source.java", "src/main");
    }

    private void later(String name) throws IOException {
        touch(name, Instant.now().plusSeconds(600));
    }

    private void touch(String name, Instant time) throws IOException {
        Files.setLastModifiedTime(home.resolve(name), FileTime.from(time));
    }
}
