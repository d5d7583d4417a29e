package io.jenkins.plugins.upkeep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColoursTest {
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm");

    @Test
    void shouldColourTerminalsOnly() {
        assertThat(Colours.of("12", TERMINAL)).isEqualTo(new Colours(true, true));
        assertThat(Colours.of("2", TERMINAL)).isEqualTo(new Colours(false, true));
        assertThat(Colours.of("", TERMINAL)).isEqualTo(Colours.NONE);
    }

    @Test
    void shouldRespectWhoWantsNone() {
        assertThat(Colours.of("12", Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Colours.NONE);
        assertThat(Colours.of("12", Map.of("TERM", "dumb"))).isEqualTo(Colours.NONE);
        assertThat(Colours.of("12", Map.of())).isEqualTo(Colours.NONE);
    }
}
