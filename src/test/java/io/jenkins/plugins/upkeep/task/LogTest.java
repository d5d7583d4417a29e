package io.jenkins.plugins.upkeep.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogTest {
    @ParameterizedTest
    @CsvSource({"QUIET, ''", "NORMAL, 'a;'", "VERBOSE, 'a;b;'"})
    void shouldSayAsMuchAsAsked(Verbosity verbosity, String expected) {
        var terminal = new Screen();
        var plain = new Screen();

        say(new TerminalLog(new TerminalProgress(terminal.stream(), new Ticker(), 80), verbosity));
        say(new PlainLog(plain.stream(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), verbosity));

        assertThat(terminal.sent().replace("\n", ";")).isEqualTo(expected);
        assertThat(plain.sent().replace("\n", ";").replace("1970-01-01T00:00:00Z ", ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "VERBOSE"})
    void shouldNotPassOnWhatATerminalWouldObey(Verbosity verbosity) {
        var terminal = new Screen();
        var plain = new Screen();
        var hostile = "table \u001b]0;owned\u0007\n1970-01-01T00:00:00Z all is well";

        new TerminalLog(new TerminalProgress(terminal.stream(), new Ticker(), 80), verbosity).info(hostile);
        new PlainLog(plain.stream(), Clock.systemUTC(), verbosity).info(hostile);

        assertThat(terminal.sent()).doesNotContain("\u001b", "\u0007").hasLineCount(1);
        assertThat(plain.sent()).doesNotContain("\u001b", "\u0007").hasLineCount(1);
    }

    private static void say(TaskLog log) {
        log.info("a");
        log.detail("b");
    }
}
