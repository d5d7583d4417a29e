package io.jenkins.plugins.upkeep.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private static final String TIME = "2026-11-22T03:00:04Z ";

    @Test
    void shouldSpeakAfterTenSecondsAndThenNowAndThen() {
        var screen = new Screen();
        var ticker = new Ticker();
        var stretch = progress(screen, ticker).begin("copy tables", 13_000_000_000L, Unit.BYTES);

        IntStream.range(0, 45).forEach(at -> {
            ticker.pass(Duration.ofSeconds(1));
            stretch.advance(130_000_000);
        });
        stretch.close();

        assertThat(screen.sent().lines())
                .containsExactly(
                        TIME + "copy tables: 10 %, 1.30 GB of 13.0 GB, 130 MB/s, about 1 min 30 s left",
                        TIME + "copy tables: 40 %, 5.20 GB of 13.0 GB, 130 MB/s, about 1 min left",
                        TIME + "copy tables: ended, 5.85 GB in 45 s, 130 MB/s");
    }

    @Test
    void shouldSayNothingAboutShortWork() {
        var screen = new Screen();
        var ticker = new Ticker();

        try (var stretch = progress(screen, ticker).begin("copy tables", 10, Unit.COUNT)) {
            ticker.pass(Duration.ofSeconds(9));
            stretch.advance(10);
        }

        assertThat(screen.sent()).isEmpty();
    }

    @Test
    void shouldSpeakWhileTheWorkStandsStill() {
        var screen = new Screen();
        var ticker = new Ticker();
        var progress = progress(screen, ticker);
        progress.begin("build indexes", 0, Unit.COUNT);

        IntStream.range(0, 41).forEach(at -> {
            ticker.pass(Duration.ofSeconds(1));
            progress.tick();
        });

        assertThat(screen.sent().lines()).containsExactly(TIME + "build indexes: 0", TIME + "build indexes: 0");
    }

    private static PlainProgress progress(Screen screen, Ticker ticker) {
        var clock = Clock.fixed(Instant.parse("2026-11-22T03:00:04.9Z"), ZoneOffset.UTC);
        var log = new PlainLog(screen.stream(), clock, Verbosity.NORMAL);
        return new PlainProgress(log, ticker, PlainProgress.PAUSE);
    }
}
