package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes messages in the journal's export format, and makes a real journal file of them. */
public final class ExportText {
    private static final Path MAKER = Path.of("/lib/systemd/systemd-journal-remote");

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    /** Adds an entry with fields: names and values in turn. */
    public ExportText entry(Instant time, Object... fields) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        line("__REALTIME_TIMESTAMP=" + micros);
        line("__MONOTONIC_TIMESTAMP=" + micros % 1_000_000_000_000L);
        line("_BOOT_ID=00000000000000000000000000000005");
        for (int index = 0; index < fields.length; index += 2) {
            field((String) fields[index], fields[index + 1]);
        }
        text.write('\n');
        return this;
    }

    private void field(String name, Object value) {
        if (value instanceof byte[] bytes) {
            line(name);
            text.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bytes.length)
                    .array());
            text.writeBytes(bytes);
            text.write('\n');
        } else {
            line(name + "=" + value);
        }
    }

    private void line(String line) {
        text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return text.toByteArray();
    }

    /** Makes a journal file; a test is skipped where nothing can make one. */
    public Path journal(Path folder) throws Exception {
        assumeThat(MAKER)
                .as("systemd-journal-remote is not installed; run bin/setup --test")
                .isExecutable();
        var file = folder.resolve("sample.journal");
        try (var maker = Command.of(MAKER, "-o", file.toString(), "-").start()) {
            maker.discardOutput();
            try (var input = maker.input()) {
                input.write(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException("no journal for a test", e);
            }
            maker.await(Duration.ofMinutes(1)).requireSuccess();
        }
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }
}
