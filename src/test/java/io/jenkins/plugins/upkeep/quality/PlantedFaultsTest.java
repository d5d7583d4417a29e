package io.jenkins.plugins.upkeep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.review.Jump;
import io.jenkins.plugins.upkeep.quality.review.PairFacts;
import io.jenkins.plugins.upkeep.quality.review.Spike;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Golden data with known faults: every fault is found, and clean data has none. */
class PlantedFaultsTest {
    private static final int DATA_SETS = 40;

    private final Feed feed = new Feed();

    @RepeatedTest(DATA_SETS)
    void shouldFindEveryGap(RepetitionInfo repetition) throws Exception {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        var walk = feed.walk("A", random);
        var from = 100 + random.nextInt(500);
        var length = 1 + random.nextInt(200);
        var far = 900 + random.nextInt(300);
        feed.points.removeAll(walk.subList(from, from + length));
        feed.points.remove(walk.get(far));

        // When
        var pair = only(Checked.run(feed));

        // Then
        assertThat(pair.gaps().missing()).isEqualTo(length + 1);
        assertThat(pair.gaps().holes()).isEqualTo(2);
        assertThat(pair.gaps().longest().get(0).start())
                .isEqualTo(length > 1 ? walk.get(from).time : earliest(walk, from, far));
        assertThat(pair.expected()).isEqualTo(walk.size() - 2);
    }

    private static Instant earliest(List<Feed.Point> walk, int one, int other) {
        return walk.get(Math.min(one, other)).time;
    }

    @RepeatedTest(DATA_SETS)
    void shouldFindEveryPointThatCannotBe(RepetitionInfo repetition) throws Exception {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        var walk = feed.walk("A", random);
        walk.get(10).high = walk.get(10).low * 0.999;
        walk.get(20).low = walk.get(20).close * 1.001;
        walk.get(30).volume = -1;
        walk.get(40).open = Double.NaN;
        walk.get(41).close = Double.POSITIVE_INFINITY;
        walk.get(50).incomplete = true;
        walk.get(60).low = 0;
        walk.get(61).low = -5;
        feed.points.add(walk.get(70));
        feed.points.add(copy(walk.get(80), Feed.NOW.plusSeconds(7_200)));

        // When
        var report = Checked.run(feed);

        // Then
        var pair = only(report);
        assertThat(pair.count(Fault.ORDER)).isEqualTo(2);
        assertThat(pair.count(Fault.VOLUME)).isEqualTo(1);
        assertThat(pair.count(Fault.NOT_A_NUMBER)).isEqualTo(2);
        assertThat(pair.count(Fault.NULL)).isEqualTo(1);
        assertThat(pair.count(Fault.PRICE)).isEqualTo(2);
        assertThat(pair.count(Fault.DUPLICATE)).isEqualTo(1);
        assertThat(pair.count(Fault.FUTURE)).isEqualTo(1);
        assertThat(pair.unordered()).isEqualTo(1);
        assertThat(pair.gaps().missing()).isZero();
        assertThat(report.status()).isEqualTo(Status.WARNING);
    }

    private static Feed.Point copy(Feed.Point point, Instant time) {
        var copy = new Feed.Point();
        copy.pair = point.pair;
        copy.time = time;
        copy.open = point.open;
        copy.high = point.high;
        copy.low = point.low;
        copy.close = point.close;
        copy.volume = point.volume;
        return copy;
    }

    @RepeatedTest(DATA_SETS)
    void shouldFindWrongPricesSplitsAndSpikesOfVolume(RepetitionInfo repetition) throws Exception {
        // Given a walk of small steps, on which ten percent are a jump
        var random = new Random(repetition.getCurrentRepetition());
        var walk = feed.walk("A", random);
        scale(walk, 300, 301, 1.25);
        // Its way back comes a minute later.
        scale(walk, 700, walk.size(), 0.5);
        scale(walk, 1_100, walk.size(), 1.3);
        walk.get(500).volume = 60_000;
        feed.points.remove(walk.get(301));

        // When
        var report = Checked.run(feed);

        // Then
        var pair = only(report);
        assertThat(pair.jumps().largest())
                .extracting(Jump::at, Jump::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(walk.get(300).time, Jump.Kind.SPIKE),
                        org.assertj.core.groups.Tuple.tuple(walk.get(700).time, Jump.Kind.SPLIT),
                        org.assertj.core.groups.Tuple.tuple(walk.get(1_100).time, Jump.Kind.STEP));
        assertThat(pair.spikes().largest()).extracting(Spike::at).containsExactly(walk.get(500).time);
        assertThat(Reports.problems(report)).hasSize(3);
    }

    private static void scale(List<Feed.Point> walk, int from, int to, double factor) {
        for (var point : walk.subList(from, to)) {
            point.open *= factor;
            point.high *= factor;
            point.low *= factor;
            point.close *= factor;
        }
    }

    @Test
    void shouldRaiseAtMostOneFalseAlarmInAHundredRuns() throws Exception {
        // Given
        var alarms = 0;
        var runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            var clean = new Feed();
            clean.walk("A", new Random(seed));

            // When
            var report = Checked.run(clean);
            alarms += report.findings().isEmpty() ? 0 : 1;
        }

        // Then
        assertThat(alarms).isLessThanOrEqualTo(runs / 100);
    }

    @RepeatedTest(DATA_SETS)
    void shouldTellAQuietMarketFromAHoleInTheFeed(RepetitionInfo repetition) throws Exception {
        // Given a pair that is traded in half of all minutes, and a lively one
        var random = new Random(repetition.getCurrentRepetition());
        var quiet = feed.walk("QUIET", random);
        feed.walk("LIVELY", random);
        var hole = quiet.subList(600, 700);
        feed.points.removeAll(hole);
        quiet.removeAll(List.copyOf(hole));
        quiet.stream().filter(point -> random.nextBoolean()).toList().forEach(feed.points::remove);

        // When
        var report = Checked.run(feed);

        // Then
        var pair = QualitySections.of(report).pairs().get(1);
        assertThat(pair.pair()).isEqualTo("QUIET");
        assertThat(pair.gaps().missing()).isBetween(100, 130);
        assertThat(pair.gaps().holes()).isEqualTo(1);
        assertThat(pair.gaps().quiet()).isBetween(500, 850);
    }

    @Test
    void shouldTakeEachGapForAHoleWhereTheFeedWritesQuietMinutes() throws Exception {
        // Given
        var random = new Random(1);
        var walk = feed.walk("A", random);
        var some = walk.stream().filter(point -> random.nextInt(10) == 0).toList();
        feed.points.removeAll(some);
        walk.get(0).volume = 0;
        walk.get(1).volume = 0;

        // Then
        assertThat(only(Checked.run(feed)).gaps().quiet()).isZero();
    }

    @Test
    void shouldSeeThatTheWholeFeedStoodStill() throws Exception {
        // Given
        var random = new Random(1);
        for (var name : List.of("A", "B", "C")) {
            var walk = feed.walk(name, random);
            feed.points.removeAll(walk.subList(200, 230));
        }

        // When
        var report = Checked.run(feed);

        // Then
        assertThat(Reports.seen(report))
                .containsExactly("the whole feed: stood still 1 time: 2026-03-03T15:21:00Z to 2026-03-03T15:51:00Z");
    }

    @Test
    void shouldNotTakeQuietPairsForAFeedThatStoodStill() throws Exception {
        // Given two pairs that are traded in half of all minutes, and a hole in both
        var random = new Random(1);
        for (var name : List.of("A", "B")) {
            var walk = feed.walk(name, random);
            walk.stream().filter(point -> random.nextBoolean()).forEach(feed.points::remove);
            feed.points.removeAll(walk.subList(200, 260));
        }

        // When
        var standstills = QualitySections.of(Checked.run(feed)).standstills();

        // Then
        assertThat(standstills).hasSize(1);
        assertThat(standstills.get(0).missing()).isBetween(60, 70);
    }

    @Test
    void shouldNotTakePointsAfterOneOfTheFutureForUnordered() throws Exception {
        // Given
        var walk = feed.walk("A", new Random(1));
        feed.points.add(10, copy(walk.get(80), Feed.NOW.plusSeconds(7_200)));

        // Then
        assertThat(only(Checked.run(feed)).unordered()).isZero();
    }

    @Test
    void shouldLeavePricesOutThatNoMarketHas() throws Exception {
        // Given what is too large and too small for the numbers that are kept
        var walk = feed.walk("A", new Random(1));
        scale(walk, 300, 301, 1e60);
        scale(walk, 400, 401, 1e-60);
        walk.get(500).volume = 1e60;

        // When
        var pair = only(Checked.run(feed));

        // Then
        assertThat(pair.jumps().largest()).isEmpty();
        assertThat(pair.spikes().largest()).isEmpty();
    }

    @Test
    void shouldSeeThatTheFeedIsDead() throws Exception {
        // Given
        var walk = feed.walk("A", new Random(1));
        feed.points.removeAll(walk.subList(walk.size() - 30, walk.size()));

        // When
        var report = Checked.run(feed);

        // Then
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.verdict())
                .startsWith(
                        "pair A: the feed is stale: the newest point is of 2026-03-04T11:29:00Z, 28 points are missing"
                                + " since; first: see whether the feed runs");
    }

    private static PairFacts only(Report report) {
        var pairs = QualitySections.of(report).pairs();
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }
}
