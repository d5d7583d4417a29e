package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Moments MOMENTS = new Moments(Entries.NOW, ZoneId.of("Europe/Berlin"));

    @Test
    void shouldSayAMomentInTheZoneOfTheReader() {
        assertThat(MOMENTS.full(Entries.NOW)).isEqualTo("Tue 24 Nov 2026, 13:00 CET");
        assertThat(MOMENTS.day(Entries.NOW)).isEqualTo("Tue 24 Nov");
        assertThat(MOMENTS.hour(Entries.NOW)).isEqualTo("13:00");
    }

    @Test
    void shouldSayAnAgeInOneUnit() {
        assertThat(age(Duration.ofSeconds(59))).isEqualTo("less than a minute");
        assertThat(age(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(age(Duration.ofMinutes(119))).isEqualTo("1 h");
        assertThat(age(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(age(Duration.ofHours(49))).isEqualTo("2 d");
        assertThat(age(Duration.ofSeconds(-90))).isEqualTo("less than a minute");
        assertThat(MOMENTS.until(Entries.NOW.plus(Duration.ofHours(3)))).isEqualTo("3 h");
    }

    private static String age(Duration duration) {
        return MOMENTS.age(Entries.NOW.minus(duration));
    }
}
