package io.jenkins.plugins.upkeep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on labels, as people write them. */
class MatcherTest {
    @Test
    void shouldReadEachSign() {
        assertThat(Matcher.parse("service=shop")).isEqualTo(new Matcher("service", "shop", false, true));
        assertThat(Matcher.parse(" service != \"a b\" ")).isEqualTo(new Matcher("service", "a b", false, false));
        assertThat(Matcher.parse("alertname=~\"Upkeep.*\""))
                .isEqualTo(new Matcher("alertname", "Upkeep.*", true, true));
        assertThat(Matcher.parse("a!~b=c")).isEqualTo(new Matcher("a", "b=c", true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\"b", "a\\b", "line\nline", "\\n", "ü; $(id) 'x'"})
    void shouldWriteWhatItReads(String value) {
        var matcher = Matcher.equal("label", value);
        assertThat(Matcher.parse(matcher.toString())).isEqualTo(matcher);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service", "=x", "1a=x", "a=\"open", "a=\"x\" b", "a=~[", "ser vice=x"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> Matcher.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldMatchAsAlertmanagerDoes() {
        var labels = Map.of("alertname", "UpkeepLate");
        assertThat(Matcher.parse("alertname=~\"Upkeep\"").matches(labels)).isFalse();
        assertThat(Matcher.parse("alertname=~\"Upkeep.*\"").matches(labels)).isTrue();
        assertThat(Matcher.parse("service!=\"\"").matches(labels)).isFalse();
        assertThat(Matcher.parse("service=\"\"").matches(labels)).isTrue();
    }
}
