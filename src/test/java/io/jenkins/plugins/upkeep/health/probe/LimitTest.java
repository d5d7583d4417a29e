package io.jenkins.plugins.upkeep.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import org.junit.jupiter.api.Test;

class LimitTest {
    @Test
    void shouldJudgeByBothMarks() {
        // Given
        var most = Limit.most(0.8, 0.95);
        var least = Limit.least(20, 3);

        // Then a number on a mark is within it
        assertThat(most.judge(0.8)).isEqualTo(Severity.INFO);
        assertThat(most.judge(0.81)).isEqualTo(Severity.WARNING);
        assertThat(most.judge(0.96)).isEqualTo(Severity.CRITICAL);
        assertThat(least.judge(20)).isEqualTo(Severity.INFO);
        assertThat(least.judge(19)).isEqualTo(Severity.WARNING);
        assertThat(least.judge(2)).isEqualTo(Severity.CRITICAL);
        assertThat(Limit.none().judge(1e300)).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldNeverJudgeALargerNumberMilder() {
        qt().forAll(doubles().between(-10, 10), doubles().between(-10, 10)).checkAssert((one, other) -> {
            var limit = Limit.most(1, 2);
            assertThat(limit.judge(Math.max(one, other))).isGreaterThanOrEqualTo(limit.judge(Math.min(one, other)));
        });
    }

    @Test
    void shouldSayItselfToPeople() {
        assertThat(Limit.most(0.8, 0.95).text(Unit.RATIO)).isEqualTo("at most 80 %, critical above 95 %");
        assertThat(Limit.least(0.99).text(Unit.RATIO)).isEqualTo("at least 99 %");
        assertThat(Limit.none().text(Unit.BYTES)).isEmpty();
    }

    @Test
    void shouldWriteFiguresForPeople() {
        assertThat(Figure.text(0.0042, Unit.SECONDS)).isEqualTo("4.2 ms");
        assertThat(Figure.text(0.2, Unit.SECONDS)).isEqualTo("200 ms");
        assertThat(Figure.text(60, Unit.SECONDS)).isEqualTo("60 s");
        assertThat(Figure.text(20 * 86_400, Unit.SECONDS)).isEqualTo("20 d");
        assertThat(Figure.text(1_300_000_000, Unit.COUNT)).isEqualTo("1,300,000,000");
        assertThat(Figure.text(0.125, Unit.COUNT)).isEqualTo("0.13");
        assertThat(Figure.text(2e9, Unit.BYTES)).isEqualTo("2.00 GB");
    }
}
