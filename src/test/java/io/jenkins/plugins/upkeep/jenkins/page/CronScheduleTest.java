package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronScheduleTest {
    @Test
    void shouldPlanNothingByATimerThatJenkinsCannotRead() {
        assertThat(CronSchedule.schedules("@daily\nat noon\n", "shop", CronScheduleTest::read))
                .isEmpty();
    }

    @Test
    void shouldPlanByEachLine() {
        assertThat(CronSchedule.schedules("@daily\n# at noon\n@weekly\n", "shop", CronScheduleTest::read))
                .hasSize(2);
    }

    private static Schedule read(CronLines.Entry line) {
        if (!line.text().startsWith("@")) {
            throw new IllegalArgumentException("cannot be read");
        }
        return from -> Optional.empty();
    }
}
