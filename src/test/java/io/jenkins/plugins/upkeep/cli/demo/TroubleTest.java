package io.jenkins.plugins.upkeep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 20);
    private static final Trouble DOWN = new Trouble(Mishap.API_DOWN, DAY, DAY, DAY);

    @Test
    void shouldBeSeenWithItsEnd() {
        // Given
        var history = history(
                run(DAY.minusDays(1)),
                run(DAY, new EarlierRun.Problem("API api", Severity.CRITICAL)),
                run(DAY.plusDays(1), new EarlierRun.Problem("API api", Severity.CRITICAL)),
                run(DAY.plusDays(2)));

        // When
        var seen = DOWN.seenIn(history);

        // Then
        assertThat(seen.noticed()).contains(DAY);
        assertThat(seen.resolved()).contains(DAY.plusDays(2));
    }

    @Test
    void shouldNotTakeAnotherFindingForIt() {
        // Given
        var history = history(
                run(DAY.minusDays(1)),
                run(
                        DAY,
                        new EarlierRun.Problem("API api", Severity.WARNING),
                        new EarlierRun.Problem("database", Severity.CRITICAL)));

        // When, Then
        assertThat(DOWN.seenIn(history).noticed()).isEmpty();
    }

    @Test
    void shouldNotCountWhatWasToldBeforeItWasThere() {
        // Given
        var down = new EarlierRun.Problem("API api", Severity.CRITICAL);

        // When, Then
        assertThat(DOWN.seenIn(history(run(DAY.minusDays(1), down), run(DAY, down)))
                        .noticed())
                .isEmpty();
    }

    @Test
    void shouldNotCountWhatIsToldTooLate() {
        // Given
        var down = new EarlierRun.Problem("API api", Severity.CRITICAL);

        // When, Then
        assertThat(DOWN.seenIn(history(run(DAY), run(DAY.plusDays(1), down))).noticed())
                .isEmpty();
    }

    private static History history(EarlierRun... runs) {
        return new History(Arrays.asList(runs));
    }

    private static EarlierRun run(LocalDate day, EarlierRun.Problem... problems) {
        var status = problems.length == 0 ? Status.OK : Status.CRITICAL;
        return new EarlierRun("hyperopt", Quarter.start(day), status, Arrays.asList(problems), List.of());
    }
}
