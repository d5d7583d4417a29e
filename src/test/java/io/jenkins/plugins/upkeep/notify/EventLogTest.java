package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAddALineForEachEventOfAnyKind() throws Exception {
        // Given
        var notifier = Notifiers.of(folder, "eventLog: logs/new/events.jsonl");

        // When
        for (var occasion : NotifyConfig.Occasion.values()) {
            var message = new Message(occasion, "shop", "a \"subject\"\r\nü", "text\n\u001b[31m" + '\ud83d');
            assertThat(Notifiers.problem(notifier.send(message))).isEmpty();
        }

        // Then
        var lines = Files.readAllLines(folder.resolve("logs/new/events.jsonl"));
        assertThat(lines)
                .extracting(
                        line -> Json.mapper().readTree(line).path("occasion").asText())
                .containsExactly("started", "failed", "resolved", "critical", "warning", "unknown");
        assertThat(lines).allSatisfy(line -> {
            var event = Json.mapper().readTree(line);
            assertThat(event.path("event").asText()).isEqualTo("message");
            assertThat(event.path("service").asText()).isEqualTo("shop");
            assertThat(event.path("subject").asText()).isEqualTo("a \"subject\" ü");
            assertThat(event.path("text").asText()).isEqualTo("text\n<U+001B>[31m<U+D83D>");
            assertThat(event.path("at").asText()).endsWith("Z");
        });
    }

    @Test
    void shouldBeginALineOfItsOwnAfterOneThatWasCutOff() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("events.jsonl"), "{\"at\":\"20");

        // When
        Notifiers.of(folder, "eventLog: events.jsonl").send(Notifiers.critical("s", "t"));

        // Then
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("{\"at\":\"20");
    }

    @Test
    void shouldSayThatItCannotBeWritten() throws Exception {
        // Given
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectory(folder.resolve("folder"));

        // When, Then
        for (var place : new String[] {"file/events.jsonl", "folder"}) {
            assertThat(Notifiers.problem(
                            Notifiers.of(folder, "eventLog: " + place).send(Notifiers.critical("s", "t"))))
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("event log " + folder.resolve(place) + ": cannot be written")
                            .contains("correct notify.eventLog"));
        }
    }

    @Test
    void shouldSayThatTheDiskIsFull() throws Exception {
        // Given
        var disk = Files.createDirectory(folder.resolve("disk"));
        try (var mounted = SmallDisk.at(disk, "size=64k")) {
            assertThat(mounted).isNotNull();
            var notifier = Notifiers.of(folder, "eventLog: disk/events.jsonl");

            // When
            var problem = Notifiers.problem(notifier.send(Notifiers.critical("s", "t".repeat(90_000))));

            // Then
            assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("No space left on device"));
        }
    }
}
