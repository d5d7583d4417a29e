package io.jenkins.plugins.upkeep.review.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceReviewConfigTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "period: 3d | period: must be from 14 to 730",
                "worse: 0% | worse: must be more than 0%",
                "patience: 0s | patience: must be longer than 0s",
                "limits: [{figure: pg_sise, limit: 1GB}] | there is no figure pg_sise; there may be access_addresses",
                "limits: [{figure: pg_size, limit: 5}] | the limit of pg_size must be a size such as 64MB",
                "limits: [{figure: rto, limit: 1h}, {figure: rto, limit: 2h}] | limits: must be a list in which each name",
                "queries: [{name: A b, query: up}] | name: must be lower-case letters",
                "queries: [{name: a, query: up, unit: seconds, limit: 90%}] | limit: must be a duration such as",
                "queries: [{name: a, query: ' '}] | query: must be a text that is not empty",
            })
    void shouldRefuseWhatIsNotValid(String review, String message) {
        assertThatThrownBy(() -> Reviews.task(folder, "review:\n  " + review + "\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3d", "a quarter", "", "900d"})
    void shouldRefuseAPeriodThatIsNone(String period) {
        assertThatThrownBy(() -> Reviews.task(folder, "", Map.of("period", period)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--period: must be ");
    }

    @Test
    void shouldLookAtAQuarterByDefault() {
        var usual = PerformanceReviewConfig.usual();

        assertThat(usual.period()).isEqualTo(Duration.ofDays(90));
        assertThat(usual.worse().value()).isEqualTo(0.2);
        assertThat(usual.queries()).isEmpty();
    }
}
