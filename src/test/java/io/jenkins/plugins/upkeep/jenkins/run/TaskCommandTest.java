package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskCommandTest {
    @Test
    void shouldWriteAnOptionAsOneWord() {
        assertThat(TaskCommand.word(Map.entry("maxAge", "-1 day"))).isEqualTo("--max-age=-1 day");
    }

    @Test
    void shouldGiveAFlagNoValue() {
        assertThat(TaskCommand.word(Map.entry("acceptNewerSchema", ""))).isEqualTo("--accept-newer-schema");
    }
}
