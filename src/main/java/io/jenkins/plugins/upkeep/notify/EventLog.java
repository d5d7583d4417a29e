package io.jenkins.plugins.upkeep.notify;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A file to which each event is added as a line of JSON, whatever kind it is. Several processes may add to it at once.
 *
 * @param file the file; it and its folder are made where they are missing
 * @param clock tells when an event was
 */
record EventLog(Path file, Clock clock) implements Channel {
    /** What a line holds. */
    private record Event(Instant at, String service, String occasion, String subject, String text) {}

    @Override
    public String name() {
        return "event log";
    }

    @Override
    public boolean wants(NotifyConfig.Occasion occasion) {
        return true;
    }

    @Override
    public List<Secret> secrets() {
        return List.of();
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            append(line(message));
        } catch (IOException e) {
            throw new UpkeepException(
                    "event log " + file + ": cannot be written (" + e
                            + "); check its rights and the space on its disk, or correct notify.eventLog",
                    e);
        }
    }

    private byte[] line(Message message) throws JsonProcessingException {
        var occasion = message.occasion().name().toLowerCase(Locale.ROOT);
        var event = new Event(clock.instant(), message.service(), occasion, message.subject(), message.text());
        return Json.mapper().writeValueAsBytes(event);
    }

    private void append(byte[] line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (isBroken()) {
            bytes.write('\n');
        }
        bytes.write(line);
        bytes.write('\n');
        try (var channel = FileChannel.open(file, CREATE, WRITE, APPEND)) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** Whether the last line has no end: a disk was full, or a writer was killed. */
    private boolean isBroken() throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
