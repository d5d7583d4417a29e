package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CronLinesTest {
    @Test
    void shouldReadTheLinesThatSayATime() {
        // When
        var lines = CronLines.of("TZ=Europe/Berlin\r\n# every night\n\n  H 2 * * *  \n@weekly");

        // Then
        assertThat(lines.entries())
                .containsExactly(
                        new CronLines.Entry("H 2 * * *", 4, "Europe/Berlin"),
                        new CronLines.Entry("@weekly", 5, "Europe/Berlin"));
    }

    @Test
    void shouldLeaveTheZoneToTheControllerWhereNoneIsNamed() {
        assertThat(CronLines.of("H 2 * * *").entries()).containsExactly(new CronLines.Entry("H 2 * * *", 1, ""));
        assertThat(CronLines.of("").entries()).isEmpty();
    }
}
