package io.jenkins.plugins.upkeep.rollback.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path place;

    private JournalFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new JournalFolder(Files.createDirectories(place.resolve("rollback")));
    }

    @Test
    void shouldReadBackWhatWasWritten() throws Exception {
        // Given
        var hostile = Map.of("version", "a \"b\" ;'\n\u2028ü\\", "empty", "");

        // When
        write("r1", hostile);

        // Then
        var entries = folder.all().get(0);
        assertThat(entries).extracting(Entry::event).containsExactly(Event.BEGUN, Event.INTENDED, Event.DONE);
        assertThat(entries).extracting(Entry::number).containsExactly(1, 2, 3);
        assertThat(entries.get(0).facts()).isEqualTo(hostile);
        assertThat(entries.get(1).step()).isEqualTo("stop");
    }

    @Test
    void shouldTakeEachLineThoughItsThreadIsToldToStop() throws Exception {
        // Given
        Thread.currentThread().interrupt();

        // When
        try (var journal = folder.begin("r1", CLOCK, Map.of())) {
            journal.add(Event.INTENDED, "stop", Map.of());
            journal.add(Event.TURNED, "stop", Map.of());
        }

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.all().get(0)).hasSize(3);
    }

    @Test
    void shouldForgetOnlyTheLineThatWasCutOff() throws Exception {
        // Given
        var file = write("r1", Map.of());
        var whole = Files.readAllBytes(file);
        var ends = ends(whole);

        for (int length = 0; length < whole.length; length++) {
            // When
            Files.write(file, Arrays.copyOf(whole, length));

            // Then
            int most = length;
            assertThat(folder.all().get(0))
                    .hasSize((int) ends.stream().filter(end -> end <= most).count());
        }
    }

    @Test
    void shouldGoOnBehindALineThatWasCutOff() throws Exception {
        // Given
        var file = write("r1", Map.of());
        Files.writeString(file, "0123456789 {\"number\":4", StandardOpenOption.APPEND);

        // When
        try (var journal = folder.unfinished(CLOCK).orElseThrow()) {
            journal.add(Event.ENDED, "", Map.of());
        }

        // Then
        assertThat(folder.all().get(0))
                .extracting(Entry::event)
                .containsExactly(Event.BEGUN, Event.INTENDED, Event.DONE, Event.ENDED);
        assertThat(folder.unfinished(CLOCK)).isEmpty();
    }

    @Test
    void shouldRefuseEveryFlippedByte() throws Exception {
        // Given
        var file = write("r1", Map.of("version", "v1"));
        var whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length - 1; at++) {
            // When
            var damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);

            // Then
            assertThatThrownBy(() -> folder.unfinished(CLOCK))
                    .as("byte %d", at)
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("r1.journal: line ")
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void shouldRefuseALineThatIsMissingOrMoved() throws Exception {
        // Given
        var file = write("r1", Map.of());
        var lines = Files.readAllLines(file);

        for (var wrong : List.of(
                List.of(lines.get(0), lines.get(2)),
                List.of(lines.get(1), lines.get(2)),
                List.of(lines.get(0), lines.get(2), lines.get(1)),
                List.of(lines.get(0), lines.get(1), lines.get(1)))) {
            // When
            Files.write(file, wrong);

            // Then
            assertThatThrownBy(() -> folder.all()).hasMessageContaining("damaged");
        }
    }

    @Test
    void shouldFindTheOneThatIsNotOver() throws Exception {
        // Given
        write("20260101t000000-a", Map.of("version", "open"));
        try (var over = folder.begin("20260202t000000-b", CLOCK, Map.of())) {
            over.add(Event.ENDED, "", Map.of());
        }
        Files.createFile(folder.path().resolve("20260303t000000-c.journal"));

        // When
        try (var journal = folder.unfinished(CLOCK).orElseThrow()) {
            // Then
            assertThat(journal.entries().get(0).facts()).containsEntry("version", "open");
        }
    }

    @Test
    void shouldNotBeginTwice() throws Exception {
        // Given
        write("r1", Map.of());

        // Then
        assertThatThrownBy(() -> folder.begin("r1", CLOCK, Map.of()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("r1.journal: cannot be written");
    }

    @Test
    void shouldLetOneProcessInAtATime() throws Exception {
        // When
        try (var lock = folder.lock()) {
            // Then
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> folder.lock()).hasMessageContaining("another one of this repository is under way");
        }
        folder.lock().close();
    }

    private Path write(String id, Map<String, String> facts) throws UpkeepException {
        try (var journal = folder.begin(id, CLOCK, facts)) {
            journal.add(Event.INTENDED, "stop", Map.of("units", "a b"));
            journal.add(Event.DONE, "stop", Map.of());
            return journal.file();
        }
    }

    private static List<Integer> ends(byte[] whole) {
        var ends = new ArrayList<Integer>();
        for (int at = 0; at < whole.length; at++) {
            if (whole[at] == '\n') {
                ends.add(at + 1);
            }
        }
        return ends;
    }
}
