package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shellcheck has nothing to say about the shell scripts of the project. */
class ScriptsTest {
    private static final List<String> FOLDERS = List.of("bin", ".ci", "src");

    @BeforeEach
    void needShellcheck() {
        assumeTrue(
                Command.find("shellcheck").isPresent(),
                "shellcheck is not installed, nobody looked at the scripts; run bin/setup --test");
    }

    @Test
    void shouldPassShellcheck() throws Exception {
        // Given
        var scripts = scripts();
        assertThat(scripts).contains(Path.of("bin/upkeep"), Path.of(".ci/run")).hasSizeGreaterThan(6);

        // When
        var result = shellcheck(scripts);

        // Then
        assertThat(result.output()).isEmpty();
        assertThat(result.succeeded()).as(result.complaint()).isTrue();
    }

    @Test
    void shouldFindAFault(@TempDir Path folder) throws Exception {
        // Given
        var script = Files.writeString(folder.resolve("faulty"), "#!/bin/sh\nrm -rf $1/\n");

        // When, Then
        assertThat(shellcheck(List.of(script)).output()).contains("SC2086");
    }

    private static ProcessResult shellcheck(List<Path> scripts) throws UpkeepException, InterruptedException {
        var names = scripts.stream().map(Path::toString).toList();
        return Command.of("shellcheck", "--format=gcc").with(names).run(Duration.ofMinutes(1));
    }

    private static List<Path> scripts() throws IOException {
        var scripts = Stream.<Path>builder();
        for (var folder : FOLDERS) {
            try (var paths = Files.walk(Path.of(folder))) {
                paths.filter(Files::isRegularFile).filter(ScriptsTest::isScript).forEach(scripts);
            }
        }
        return scripts.build().sorted().toList();
    }

    private static boolean isScript(Path file) {
        try (var input = Files.newInputStream(file)) {
            var start = new String(input.readNBytes(30), StandardCharsets.ISO_8859_1);
            return start.lines().findFirst().orElse("").matches("#!.*\\b(ba|da)?sh\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
