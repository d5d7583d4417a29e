package io.jenkins.plugins.upkeep.traffic.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.testing.ExportText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of sshd in real files of a journal. */
class JournalLoginsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheMessagesOfSshdAloneTheOldestFirst() throws Exception {
        // Given
        var text = new ExportText();
        message(text, 7_200, "sshd", "too old");
        message(text, 90, "sshd", "Failed password for root from 192.0.2.1 port 1 ssh2");
        message(text, 80, "sudo", "Failed password for nobody");
        message(text, 70, "sshd-session", "Invalid user x from 192.0.2.1 port 2");
        text.journal(folder);

        // When
        var seen = new ArrayList<String>();
        new JournalLogins(JournalSource.folder(folder))
                .read(
                        NOW.minusSeconds(3_600),
                        (at, words) -> seen.add(NOW.getEpochSecond() - at.getEpochSecond() + " " + words));

        // Then
        assertThat(seen)
                .isEqualTo(List.of(
                        "90 Failed password for root from 192.0.2.1 port 1 ssh2",
                        "70 Invalid user x from 192.0.2.1 port 2"));
    }

    @Test
    void shouldNotTakeAJournalThatIsNotThereForOneWithoutLogins() throws Exception {
        var empty = Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> new JournalLogins(JournalSource.folder(empty)).read(NOW, (at, words) -> {}))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("the journal has no message at all since 2026-03-01T12:00:00Z");
    }

    private static void message(ExportText text, long secondsAgo, String program, String words) {
        text.entry(NOW.minusSeconds(secondsAgo), "MESSAGE", words, "SYSLOG_IDENTIFIER", program, "PRIORITY", "6");
    }
}
