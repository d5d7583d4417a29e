package io.jenkins.plugins.upkeep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.quality.calendar.Sessions;
import io.jenkins.plugins.upkeep.quality.grid.Candle;
import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataQualityTest {
    private final Feed feed = new Feed();

    @Test
    void shouldSayThatAllIsWhole() throws Exception {
        // Given
        feed.walk("A", new Random(1));
        feed.walk("B", new Random(2));

        // When
        var report = Checked.run(feed);

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("2,878 points of 2 pairs are whole: 0 missing, none with a fault");
        assertThat(ReportJson.parse(ReportJson.text(report), "report").views()).hasSameSizeAs(report.views());
        assertThat(ReportPage.html(report)).contains("Price and gaps, by pair").contains("<svg class=\"spark\"");
    }

    @Test
    void shouldReadPairsThatFindNoRoomInFurtherPasses() throws Exception {
        // Given seven pairs, and room for two
        for (int pair = 0; pair < 7; pair++) {
            var walk = feed.walk("P" + pair, new Random(pair));
            feed.points.removeAll(walk.subList(100, 101 + pair));
        }
        var room = 2L * (PairGrid.BYTES_A_SLOT * 1_441 + 512);

        // When
        var report = Checked.run(new DataQuality(Checked.config(List.of(), "24/7"), feed, room), false, History.none());

        // Then
        assertThat(feed.passes).isEqualTo(4);
        assertThat(QualitySections.of(report).pairs())
                .extracting(pair -> pair.pair() + " " + pair.gaps().missing())
                .containsExactly("P0 1", "P1 2", "P2 3", "P3 4", "P4 5", "P5 6", "P6 7");
    }

    @Test
    void shouldRefuseAColumnThatNamesSomethingElseInEachRow() {
        // Given
        var walk = feed.walk("A", new Random(1));
        for (int row = 0; row < 200; row++) {
            walk.get(row).pair = "row " + row;
        }

        // Then
        assertThatThrownBy(() ->
                        Checked.run(new DataQuality(Checked.config(List.of(), "24/7"), feed, 1), false, History.none()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("has more than 201 pairs")
                .hasMessageContaining("is marketData.columns.pair the right column?");
    }

    @Test
    void shouldMissAPairThatWasThereTheLastTime() throws Exception {
        // Given
        feed.walk("A", new Random(1));
        feed.walk("B", new Random(2));
        var before = new History(List.of(EarlierRun.of(Checked.run(feed))));
        feed.points.removeIf(point -> point.pair.equals("B"));

        // When
        var report = Checked.run(new DataQuality(Checked.config(List.of(), "24/7"), feed), false, before);

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(Reports.seen(report)).containsExactly("pair B: has no point since 2026-03-03T12:01:00Z");
    }

    @Test
    void shouldGoOnMissingAPairAfterRunsThatMissedItOrSawNothing() throws Exception {
        // Given a run that saw both pairs, one that missed one, and one that could not look
        feed.walk("A", new Random(1));
        feed.walk("B", new Random(2));
        var first = EarlierRun.of(Checked.run(feed));
        feed.points.removeIf(point -> point.pair.equals("B"));
        var task = new DataQuality(Checked.config(List.of(), "24/7"), feed);
        var second = later(EarlierRun.of(Checked.run(task, false, new History(List.of(first)))), 1);
        var third = new EarlierRun("shop", Feed.NOW.plusSeconds(2), Status.UNKNOWN, List.of(), List.of());

        // When
        var report = Checked.run(task, false, new History(List.of(first, second, third)));

        // Then
        assertThat(Reports.seen(report)).containsExactly("pair B: has no point since 2026-03-03T12:01:00Z");
    }

    @Test
    void shouldNotMissPairsWhileTheMarketIsClosedAndStillRememberThem() throws Exception {
        // Given 3 and 4 March 2026, which are no weekend
        feed.walk("A", new Random(1));
        var first = EarlierRun.of(Checked.run(feed));
        feed.points.clear();
        var closed = new DataQuality(Checked.config(List.of(), "Sat-Sun 09:00-17:00"), feed);

        // When
        var report = Checked.run(closed, false, new History(List.of(first)));

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo("the market was closed since 2026-03-03T12:01:00Z: no point was due");
        var second = later(EarlierRun.of(report), 1);
        var open = Checked.run(
                new DataQuality(Checked.config(List.of(), "24/7"), feed), false, new History(List.of(first, second)));
        assertThat(Reports.seen(open)).containsExactly("pair A: has no point since 2026-03-03T12:01:00Z");
    }

    private static EarlierRun later(EarlierRun run, int seconds) {
        return new EarlierRun(
                run.service(), run.started().plusSeconds(seconds), run.status(), run.problems(), run.numbers());
    }

    @Test
    void shouldFindHalfOfThePointsMissingWhateverTheLimit() throws Exception {
        // Given an hourly feed, of which no day can miss more than a hundred points
        var walk = feed.walk("A", new Random(1));
        feed.points.removeIf(
                point -> walk.indexOf(point) % 60 != 59 || (walk.indexOf(point) > 100 && walk.indexOf(point) < 1_200));
        var minutes = Checked.config(List.of(), "24/7");
        var hours = new MarketDataConfig(
                minutes.table(),
                List.of(),
                Checked.COLUMNS,
                List.of(),
                Duration.ofHours(1),
                Feed.PERIOD,
                minutes.delay(),
                100,
                "24/7",
                List.of());

        // When
        var report = Checked.run(new DataQuality(hours, feed), false, History.none());

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
    }

    @Test
    void shouldNotTakeWhatIsWrittenMeanwhileForPointsOfTheFuture() {
        // Given a clock that goes on by ten minutes while points are read
        var clock = new SteppingClock();
        var slots = Slots.until(
                Feed.NOW, Feed.PERIOD, Duration.ofMinutes(1), Duration.ZERO, Sessions.parse("24/7", List.of()));
        var grid = new PairGrid(slots, clock);
        clock.now = Feed.NOW.plusSeconds(600);
        var candle = new Candle();
        candle.begin();
        candle.prices(1, 1, 1, 1);
        candle.traded(1);

        // When
        candle.at(Slots.micros(Feed.NOW.plusSeconds(300)));
        grid.add(candle);
        candle.at(Slots.micros(Feed.NOW.plusSeconds(700)));
        grid.add(candle);

        // Then
        assertThat(grid.faults()).containsExactly(Map.entry(Fault.FUTURE, 1));
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Feed.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void shouldMissAPairThatTheConfigurationNames() throws Exception {
        // Given
        feed.walk("A", new Random(1));

        // When
        var report =
                Checked.run(new DataQuality(Checked.config(List.of("A", "Z"), "24/7"), feed), false, History.none());

        // Then
        assertThat(Reports.seen(report)).containsExactly("pair Z: has no point since 2026-03-03T12:01:00Z");
    }

    @Test
    void shouldNotWaitForPointsWhileTheMarketIsClosed() throws Exception {
        // Given data of one session only: 3 March 2026 is a Tuesday
        var walk = feed.walk("A", new Random(1));
        feed.points.removeIf(point -> point.time.isBefore(java.time.Instant.parse("2026-03-03T14:30:00Z"))
                || !point.time.isBefore(java.time.Instant.parse("2026-03-03T21:00:00Z")));

        // When
        var report = Checked.run(
                new DataQuality(Checked.config(List.of(), "Mon-Fri 09:30-16:00 America/New_York"), feed),
                false,
                History.none());

        // Then
        assertThat(walk).hasSizeGreaterThan(390);
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(QualitySections.of(report).pairs().get(0).expected()).isEqualTo(390);
    }

    @Test
    void shouldSayThatThereIsNothing() throws Exception {
        var report = Checked.run(feed);
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict()).startsWith("market data: has no point since");
    }

    @Test
    void shouldSpeakOfManyPairsAtOnce() throws Exception {
        // Given
        for (int pair = 10; pair < 30; pair++) {
            var walk = feed.walk("P" + pair, new Random(pair));
            feed.points.removeAll(walk.subList(pair * 40, pair * 41 + 110));
        }

        // When
        var report = Checked.run(feed);

        // Then
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).subject()).isEqualTo("20 pairs");
        assertThat(report.findings().get(0).seen())
                .startsWith("the worst is P29: 139 of 1,437")
                .endsWith("; all stand in the table Pairs");
    }

    @Test
    void shouldOnlySayWhatItWouldReadInADryRun() throws Exception {
        var report = Checked.run(new DataQuality(Checked.config(List.of(), "24/7"), feed), true, History.none());
        assertThat(feed.passes).isZero();
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(1));
    }
}
