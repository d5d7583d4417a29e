package io.jenkins.plugins.upkeep.system.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {
    private final Map<Path, Exception> obstacles = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void resolve() throws Exception {
        folder = folder.toRealPath();
    }

    private Path home(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name).resolve(".ssh"));
    }

    private List<Path> expand(String pattern) {
        return new FilePattern(pattern).expand(folder, obstacles::put);
    }

    @Test
    void shouldFindFilesBelowEachFolder() throws Exception {
        // Given
        var first = Files.createFile(home("a").resolve("id_rsa"));
        var second = Files.createFile(home("b").resolve("id_ed25519"));
        Files.createFile(folder.resolve("file"));
        Files.createDirectory(folder.resolve("empty"));

        // Then
        assertThat(expand("*/.ssh/id_*")).containsExactly(first, second);
        assertThat(expand("*/.ssh/id_rsa")).containsExactly(first);
        assertThat(obstacles).isEmpty();
    }

    @Test
    void shouldTellOfWhatNobodyCanSay() throws Exception {
        // Given
        var endless = Files.createDirectory(folder.resolve("a")).resolve(".ssh");
        Files.createSymbolicLink(endless, Path.of(".ssh"));

        // When
        var found = List.of(expand("*/.ssh/id_*"), expand("*/.ssh/id_rsa"), expand("*/.ssh"));

        // Then
        assertThat(found).allSatisfy(files -> assertThat(files).isEmpty());
        assertThat(obstacles).containsOnlyKeys(endless, endless.resolve("id_rsa"));
    }

    @Test
    void shouldTellOfWhatItMayNotLookAt() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name"))
                .as("root may look everywhere")
                .isNotEqualTo("root");
        var keys = home("a");
        Files.createFile(keys.resolve("id_rsa"));
        Files.setPosixFilePermissions(folder.resolve("a"), PosixFilePermissions.fromString("---------"));

        // When
        expand("*/.ssh/id_*");
        expand("*/.ssh/id_rsa");

        // Then
        Files.setPosixFilePermissions(folder.resolve("a"), PosixFilePermissions.fromString("rwx------"));
        assertThat(obstacles)
                .containsOnlyKeys(keys, keys.resolve("id_rsa"))
                .allSatisfy((place, problem) -> assertThat(problem).isInstanceOf(AccessDeniedException.class));
    }
}
