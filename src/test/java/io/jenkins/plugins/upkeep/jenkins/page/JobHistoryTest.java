package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.report.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobHistoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBeEmptyBeforeTheFirstRun() {
        assertThat(history().entries()).isEmpty();
    }

    @Test
    void shouldKeepOneEntryForAStepThatEndedTwice() throws Exception {
        // Given
        history().put(Entries.run(1, "a", Status.CRITICAL, Duration.ofHours(3)), 10);
        history().put(Entries.run(2, "a", Status.OK, Duration.ofHours(2)), 10);

        // When
        history().put(Entries.run(1, "a", Status.WARNING, Duration.ofHours(3)), 10);

        // Then
        assertThat(history().entries())
                .extracting(HistoryEntry::build, HistoryEntry::status)
                .containsExactlyInAnyOrder(tuple(1, Status.WARNING), tuple(2, Status.OK));
    }

    @Test
    void shouldKeepTheNewestOnly() throws Exception {
        for (int build = 1; build <= 5; build++) {
            history().put(Entries.run(build, "a", Status.OK, Duration.ofHours(9 - build)), 3);
        }

        assertThat(history().entries()).extracting(HistoryEntry::build).containsExactly(3, 4, 5);
    }

    @Test
    void shouldNoteThatABuildIsGone() throws Exception {
        // Given
        history().put(Entries.run(1, "a", Status.OK, Duration.ofHours(3)), 10);
        history().put(Entries.run(2, "a", Status.OK, Duration.ofHours(2)), 10);

        // When
        history().forget(1);

        // Then
        assertThat(history().entries())
                .extracting(HistoryEntry::build, HistoryEntry::gone)
                .containsExactly(tuple(1, true), tuple(2, false));
    }

    @Test
    void shouldNotMakeAFileForABuildThatItNeverKnew() throws Exception {
        // When
        history().forget(1);

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldKeepTheOtherLinesWhenOneIsBroken() throws Exception {
        // Given
        history().put(Entries.run(1, "a", Status.OK, Duration.ofHours(3)), 10);
        Files.writeString(file(), "{\"build\":", StandardOpenOption.APPEND);

        // When
        history().put(Entries.run(2, "a", Status.OK, Duration.ofHours(2)), 10);

        // Then
        assertThat(history().entries()).extracting(HistoryEntry::build).containsExactly(1, 2);
    }

    private Path file() {
        return folder.resolve("upkeep-history.jsonl");
    }

    private JobHistory history() {
        return new JobHistory(file());
    }
}
