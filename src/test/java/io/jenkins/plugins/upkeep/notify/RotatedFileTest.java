package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private static void add(RotatedFile file, String line) throws Exception {
        file.add(line.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(50));
    }

    @Test
    void shouldBeginAnewAndKeepTheNewestOfTheFormerFiles() throws Exception {
        // Given
        var file = new RotatedFile(folder.resolve("new/log"), 10, 2);

        // When
        for (var line : List.of("one 67", "two 67", "three 9", "four", "five")) {
            add(file, line);
        }

        // Then
        assertThat(folder.resolve("new/log")).content().isEqualTo("four\nfive\n");
        assertThat(folder.resolve("new/log.1")).content().isEqualTo("three 9\n");
        assertThat(folder.resolve("new/log.2")).content().isEqualTo("two 67\n");
        assertThat(folder.resolve("new/log.3")).doesNotExist();
    }

    @Test
    void shouldTakeALineThatIsLargerThanAFile() throws Exception {
        // Given
        var file = new RotatedFile(folder.resolve("log"), 10, 2);

        // When
        add(file, "x".repeat(100));
        add(file, "y");

        // Then
        assertThat(folder.resolve("log.1")).content().hasSize(101);
        assertThat(folder.resolve("log")).content().isEqualTo("y\n");
    }

    @Test
    void shouldGoOnAfterARotationThatWasCutOff() throws Exception {
        // Given
        Files.writeString(folder.resolve("log"), "full of text\n");
        Files.writeString(folder.resolve("log.2"), "older\n");

        // When
        add(new RotatedFile(folder.resolve("log"), 10, 3), "new");

        // Then
        assertThat(folder.resolve("log")).content().isEqualTo("new\n");
        assertThat(folder.resolve("log.1")).content().isEqualTo("full of text\n");
        assertThat(folder.resolve("log.3")).content().isEqualTo("older\n");
    }

    @Test
    void shouldFollowALink() throws Exception {
        // Given
        var place = Files.createDirectory(folder.resolve("place"));
        Files.writeString(place.resolve("log"), "full of text\n");
        var link = Files.createSymbolicLink(folder.resolve("link"), place.resolve("log"));

        // When
        add(new RotatedFile(link, 10, 2), "new");

        // Then
        assertThat(link).isSymbolicLink().content().isEqualTo("new\n");
        assertThat(place.resolve("log.1")).content().isEqualTo("full of text\n");
    }

    @Test
    void shouldAddTheLineWhereTheLockCannotBeHad() throws Exception {
        // Given
        Files.writeString(folder.resolve("log"), "full of text\n");
        try (var lock = ProcessLock.take(folder.resolve(".log.lock")).orElseThrow()) {
            assertThat(lock.channel().isOpen()).isTrue();

            // When
            add(new RotatedFile(folder.resolve("log"), 10, 2), "new");
        }

        // Then
        assertThat(folder.resolve("log")).content().isEqualTo("full of text\nnew\n");
    }

    @Test
    void shouldAddTheLineWhereTheFolderTakesNoFile() throws Exception {
        // Given
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.writeString(closed.resolve("log"), "full of text\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();

        // When
        add(new RotatedFile(closed.resolve("log"), 10, 2), "new");

        // Then
        assertThat(closed.resolve("log")).content().isEqualTo("full of text\nnew\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldLoseAndTearNoLineOfSeveralProcessesAndThreads() throws Exception {
        // Given
        var log = folder.resolve("log");
        var writers = List.of("a", "b", "c");
        var processes = new ArrayList<RunningProcess>();

        // When
        for (var writer : writers) {
            processes.add(Command.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"))
                    .with(LogWriter.class.getName(), log.toString(), writer)
                    .start());
        }
        writeFromThreads(log, List.of("d", "e"));
        for (var process : processes) {
            assertThat(process.await(LONG).status()).isZero();
        }

        // Then
        var seen = new HashSet<String>();
        try (var files = Files.newDirectoryStream(folder, "log*")) {
            for (var file : files) {
                assertThat(Files.size(file)).isLessThanOrEqualTo(LogWriter.LARGEST);
                assertThat(Files.readAllLines(file))
                        .allMatch(line -> line.matches("[a-e] \\d+ x* end") && seen.add(line));
            }
        }
        assertThat(seen).hasSize(5 * LogWriter.LINES);
        assertThat(folder.resolve("log.2")).exists();
    }

    private static void writeFromThreads(Path log, List<String> writers) throws Exception {
        var threads = Executors.newFixedThreadPool(writers.size());
        try {
            var work = writers.stream()
                    .map(writer -> (Callable<String>) () -> {
                        LogWriter.write(new RotatedFile(log, LogWriter.LARGEST, LogWriter.KEPT), writer);
                        return writer;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
