package io.jenkins.plugins.upkeep.backup.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be claimed of a set after all that was seen of it. */
class BackupSetTest {
    private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");

    private static Manifest manifest(String... problems) {
        return new Manifest(
                Manifest.SCHEMA,
                "20261123T031500Z-9f3a",
                "shop",
                DAY,
                DAY,
                "1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(problems),
                List.of());
    }

    /** One word for each result: its level, {@code -} when it failed, and its hour. */
    private static Verification result(String word) {
        var level = word.startsWith("s") ? VerificationLevel.STORED : VerificationLevel.RESTORED;
        var at = DAY.plusSeconds(3600L * Integer.parseInt(word.replaceAll("\\D", "")));
        return word.contains("-")
                ? Verification.failed(manifest(), level, List.of("because"), at)
                : Verification.of(manifest(), level, at);
    }

    private static BackupSet set(String results) {
        var words = results.isBlank() ? new String[0] : results.split(" ");
        return new BackupSet(
                manifest(), Arrays.stream(words).map(BackupSetTest::result).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''             | none     | -
            s1             | stored   | 1
            r1             | restored | 1
            s1 r2 s3       | restored | 2
            r1 r2          | restored | 2
            s1 r-2         | none     | -
            r1 r-2         | none     | -
            r1 r-2 s3      | none     | -
            r1 r-2 s3 r4   | restored | 4
            r-1 r2         | restored | 2
            r1 s-2         | none     | -
            r1 s-2 s3      | stored   | 3
            r1 s-2 r3      | restored | 3
            s-1 r-2 s3     | none     | -
            r-1 s-2 s3     | none     | -
            r-1 s-2 r3     | restored | 3
            r-1 r2 s-3 s4  | stored   | 4
            r-1 s-2 r3 s-4 | none     | -
            r2 r-2         | none     | -
            r-2 r2         | none     | -
            s2 s-2 s2      | none     | -
            s3 r-1         | none     | -
            r3 r-1         | restored | 3
            """)
    void shouldLetTheNewestResultCount(String results, String level, Integer hour) {
        // When in any order, as a store may give them
        var set = set(results);
        var words = new java.util.ArrayList<>(List.of(results.split(" ")));
        java.util.Collections.reverse(words);

        // Then
        assertThat(set.level().word()).isEqualTo(level);
        assertThat(set(String.join(" ", words))).isEqualTo(set);
        assertThat(set.proof().map(Verification::at))
                .isEqualTo(Optional.ofNullable(hour).map(hours -> DAY.plusSeconds(3600L * hours)));
        assertThat(set.failure().isPresent() && set.level() != VerificationLevel.NONE)
                .isFalse();
    }

    @Test
    void shouldSayWhyItIsNotVerified() {
        assertThat(set("r1 r-2 s3 s-4 s5").failure()).contains(result("r-2"));
        assertThat(set("r-1 r-2").failure()).contains(result("r-2"));
        assertThat(set("r-1 r2").failure()).isEmpty();
    }

    @Test
    void shouldNeverCountOneThatIsNotComplete() {
        var set = new BackupSet(manifest("a file is missing"), List.of(result("r1")));

        assertThat(set.level()).isEqualTo(VerificationLevel.NONE);
        assertThat(set.proof()).isEmpty();
    }

    @Test
    void shouldDateAFailureAfterAllThatWasKnown() {
        // Given a proof by a clock that was ahead
        var known = List.of(result("r9"), result("s1"));

        // Then a failure outweighs it, and a proof keeps its own time
        assertThat(result("r-2").after(known).at()).isEqualTo(result("r9").at().plusNanos(1));
        assertThat(result("r-10").after(known)).isEqualTo(result("r-10"));
        assertThat(result("r2").after(known)).isEqualTo(result("r2"));
        assertThat(result("r-2").after(List.of())).isEqualTo(result("r-2"));
    }

    @Test
    void shouldKeepAReasonShort() {
        // Given what a server may say, with a character of two parts where it is cut
        var reason = "x".repeat(498) + "\uD83D\uDE00".repeat(500);

        // When
        var failure = new Verification.Failure(VerificationLevel.STORED, reason);

        // Then it is the same when read back
        assertThat(failure.reason()).isEqualTo("x".repeat(498) + "…");
        assertThat(new Verification.Failure(VerificationLevel.STORED, failure.reason()))
                .isEqualTo(failure);
    }
}
