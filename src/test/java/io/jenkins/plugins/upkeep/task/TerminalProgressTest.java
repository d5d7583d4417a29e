package io.jenkins.plugins.upkeep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    @Test
    void shouldShowPercentRateAndTimeLeft() {
        var screen = new Screen();
        var ticker = new Ticker();
        var progress = new TerminalProgress(screen.stream(), ticker, 100);
        var stretch = progress.begin("copy tables", 2_900_000_000L, Unit.BYTES);

        ticker.pass(Duration.ofSeconds(10));
        stretch.advance(1_300_000_000);

        assertThat(screen.lines())
                .last()
                .asString()
                .isEqualTo(
                        "copy tables   44 %  [==========              ] 1.30 GB of 2.90 GB, 130 MB/s, about 13 s left");
    }

    @Test
    void shouldShowWhatIsDoneWhenNobodyKnowsTheTotal() {
        var screen = new Screen();
        var ticker = new Ticker();
        var progress = new TerminalProgress(screen.stream(), ticker, 80);
        var stretch = progress.begin("read rows", 0, Unit.COUNT);

        ticker.pass(Duration.ofSeconds(2));
        stretch.advance(2_400);

        assertThat(screen.lines()).last().isEqualTo("read rows  2,400, 1,200/s");
    }

    @Test
    void shouldDrawAtMostTenTimesASecond() {
        var screen = new Screen();
        var ticker = new Ticker();
        var stretch = new TerminalProgress(screen.stream(), ticker, 80).begin("copy", 100_000, Unit.COUNT);

        IntStream.range(0, 1_000).forEach(at -> {
            ticker.pass(Duration.ofMillis(1));
            stretch.advance(1);
        });

        assertThat(screen.drawings()).isBetween(10, 11);
    }

    @Test
    void shouldMakeWayForALineAndThenComeBack() {
        var screen = new Screen();
        var progress = new TerminalProgress(screen.stream(), new Ticker(), 80);
        var log = new TerminalLog(progress, Verbosity.NORMAL);
        var stretch = progress.begin("copy", 10, Unit.COUNT);

        log.info("table public.trades: done");
        stretch.close();
        log.info("all done");

        assertThat(screen.lines()).containsExactly("table public.trades: done", "all done");
    }

    @Test
    void shouldShowTheNewestOfSeveralStretches() {
        var screen = new Screen();
        var ticker = new Ticker();
        var progress = new TerminalProgress(screen.stream(), ticker, 80);
        progress.begin("copy", 10, Unit.COUNT);
        ticker.pass(Duration.ofSeconds(1));

        var newest = progress.begin("index", 10, Unit.COUNT);
        assertThat(screen.lines()).last().asString().startsWith("index").endsWith("1 more under way");

        newest.close();
        assertThat(screen.lines()).last().asString().startsWith("copy").doesNotContain("more");
    }

    @Test
    void shouldStayWithinTheLineAndShowNothingHarmful() {
        var screen = new Screen();
        var ticker = new Ticker();
        var progress = new TerminalProgress(screen.stream(), ticker, 40);

        progress.begin("表".repeat(200) + "\u001b[2J\n", 10_000_000_000L, Unit.BYTES);

        assertThat(screen.sent().substring(4)).doesNotContain("\u001b", "\n");
        assertThat(screen.lines())
                .last()
                .asString()
                .hasSizeLessThan(40)
                .startsWith("表表表")
                .contains("...");
    }

    @Test
    void shouldSmoothTheRate() {
        var ticker = new Ticker();
        var meter = new Meter("copy", 10_000, Unit.COUNT, ticker.getAsLong());
        ticker.pass(Duration.ofSeconds(1));
        meter.add(100);
        var steady = meter.read(ticker.getAsLong());

        ticker.pass(Duration.ofSeconds(1));
        var stalled = meter.read(ticker.getAsLong());

        assertThat(steady.rate()).isEqualTo(100);
        assertThat(stalled.rate()).isBetween(75.0, 90.0);
        assertThat(stalled.left().orElseThrow()).isGreaterThan(steady.left().orElseThrow());
    }

    @Test
    void shouldShowAllOnlyAtTheEnd() {
        assertThat(new Reading("copy", Unit.COUNT, 9_999, 10_000, 1, 1).percent())
                .hasValue(99);
        assertThat(new Reading("copy", Unit.COUNT, 12_000, 10_000, 1, 1).percent())
                .hasValue(100);
        assertThat(new Reading("copy", Unit.COUNT, 12_000, 10_000, 1, 1).left()).isEmpty();
        assertThat(new Reading("copy", Unit.COUNT, 0, 10_000, 0, 1).left()).isEmpty();
    }

    @Test
    void shouldDrawByItselfOnAThreadThatKeepsNothingAlive() {
        var screen = new Screen();
        try (var progress = TerminalProgress.live(screen.stream());
                var stretch = progress.begin("wait", 0, Unit.COUNT)) {
            stretch.advance(1);
            await().until(() -> screen.drawings() >= 3);

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("progress"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
        assertThat(screen.sent()).endsWith("\r\u001b[K");
    }
}
