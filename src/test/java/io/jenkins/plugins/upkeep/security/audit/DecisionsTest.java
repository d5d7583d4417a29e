package io.jenkins.plugins.upkeep.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsTest {
    @TempDir
    private Path folder;

    private static Judged judge(Issue issue, Acceptance... acceptances) {
        return new Decisions(List.of(acceptances), Baseline.none(), Set.of()).judge(issue, Issues.TODAY);
    }

    private static Acceptance accept(String subject, LocalDate until) {
        return new Acceptance("weak-lock", subject, "the door is walled up", until);
    }

    @Test
    void shouldAcceptUntilTheLastDay() {
        // Given
        var issue = Issues.critical("lock of room 1");

        // When, Then
        var accepted = judge(issue, accept("lock of room *", Issues.TODAY));
        assertThat(accepted.standing()).isEqualTo(Standing.ACCEPTED);
        assertThat(accepted.needsAction()).isFalse();
        assertThat(accepted.finding().severity()).isEqualTo(Severity.INFO);
        assertThat(accepted.finding().seen()).isEqualTo("open (accepted until 2026-06-15: the door is walled up)");

        var over = judge(issue, accept("lock of room *", Issues.TODAY.minusDays(1)));
        assertThat(over.standing()).isEqualTo(Standing.OPEN);
        assertThat(over.finding().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(over.finding().seen()).isEqualTo("open (it was accepted until 2026-06-14, which is over)");
    }

    @Test
    void shouldTakeSubjectsForTextAndNotForPatterns() {
        assertThat(judge(Issues.warning("lock (a|b)"), accept("lock (a|b)", Issues.TODAY))
                        .standing())
                .isEqualTo(Standing.ACCEPTED);
        assertThat(judge(Issues.warning("lock a"), accept("lock (a|b)", Issues.TODAY))
                        .standing())
                .isEqualTo(Standing.OPEN);
        assertThat(judge(Issues.warning("a lock x"), accept("lock *", Issues.TODAY))
                        .standing())
                .isEqualTo(Standing.OPEN);
        assertThat(judge(Issues.warning("lock \\E.* 'ü\""), accept("lock \\E.*", Issues.TODAY))
                        .standing())
                .isEqualTo(Standing.ACCEPTED);
    }

    @Test
    void shouldPreferAnAcceptanceThatHolds() {
        var over = accept("*", Issues.TODAY.minusDays(1));
        var holds = accept("*", Issues.TODAY.plusDays(1));

        assertThat(judge(Issues.warning("lock"), over, holds, over).standing()).isEqualTo(Standing.ACCEPTED);
    }

    @Test
    void shouldCallNewWhatTheLastRunDidNotSee() {
        // Given
        var issue = Issues.warning("lock");

        // When, Then
        assertThat(judge(issue).fresh()).isFalse();
        var before = new Decisions(List.of(), Baseline.none(), Set.of("audited"));
        assertThat(before.judge(issue, Issues.TODAY).finding().seen()).isEqualTo("new: weak by 3");
        var known = new Decisions(List.of(), Baseline.none(), Set.of("audited", issue.key()));
        assertThat(known.judge(issue, Issues.TODAY).fresh()).isFalse();
    }

    @Test
    void shouldLetABaselineFailNothingUntilItGetsWorse() throws Exception {
        // Given
        var file = folder.resolve("base 'ü\".json");
        Baseline.of(Issues.TODAY, List.of(Issues.warning("lock; drop"), Issues.critical("door")))
                .write(file);

        // When
        var decisions = new Decisions(List.of(), Baseline.read(file), Set.of());

        // Then
        var later = Issues.TODAY.plusYears(1);
        assertThat(decisions.judge(Issues.warning("lock; drop"), later).standing())
                .isEqualTo(Standing.BASELINE);
        assertThat(decisions.judge(Issues.warning("door"), later).standing()).isEqualTo(Standing.BASELINE);
        assertThat(decisions.judge(Issues.critical("lock; drop"), later).standing())
                .isEqualTo(Standing.OPEN);
        assertThat(decisions.judge(Issues.warning("other"), later).standing()).isEqualTo(Standing.OPEN);
        assertThat(decisions.judge(Issues.critical("door"), later).note()).isEqualTo("in the baseline of 2026-06-15");
    }

    @Test
    void shouldWriteTheSameBaselineInTheSameWords() throws Exception {
        // Given
        var one = folder.resolve("one");
        var other = folder.resolve("other");

        // When
        Baseline.of(Issues.TODAY, List.of(Issues.warning("a"), Issues.critical("b"), Issues.warning("b")))
                .write(one);
        Baseline.of(Issues.TODAY, List.of(Issues.critical("b"), Issues.warning("b"), Issues.warning("a")))
                .write(other);

        // Then
        assertThat(one).hasSameTextualContentAs(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"schema\":\"upkeep/baseline/2\",\"made\":\"2026-01-01\"}"})
    void shouldRefuseWhatIsNoBaseline(String text) throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("baseline.json"), text);

        // When, Then
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("baseline.json: is no baseline")
                .hasMessageContaining("--write-baseline");
    }

    @Test
    void shouldSayThatTheBaselineIsNotThere() {
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("none.json: the baseline is not there; write it with --write-baseline");
    }
}
