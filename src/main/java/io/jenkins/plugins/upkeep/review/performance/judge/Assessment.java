package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.figure.Better;
import io.jenkins.plugins.upkeep.review.performance.figure.Bound;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.DailyValue;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.NotEnough;
import io.jenkins.plugins.upkeep.review.trend.Outlook;
import io.jenkins.plugins.upkeep.review.trend.OutlookRequest;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Rhythm;
import io.jenkins.plugins.upkeep.review.trend.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a figure went, and what that tells of its present and future.
 *
 * @param track how it went
 * @param days the values of its days, the oldest first
 * @param ended whether its numbers ended so long ago that they are no present
 * @param outlook what they tell of the future
 * @param held how it is held against its limit; empty where it has none, or has no present
 */
public record Assessment(Track track, List<DailyValue> days, boolean ended, Outlook outlook, Optional<Held> held) {
    /** No number is below. */
    static final double LEAST = 0;

    /** No part of a whole is above. */
    static final double MOST_RATIO = 1;

    /** A break by less than this part, at once or in a month, is nothing that anybody would see. */
    private static final double SMALL = 0.05;

    private static final int DAYS_A_MONTH = 30;

    /** What comes daily may fail for some days. */
    private static final Duration SHORTEST_SILENCE = Duration.ofDays(7);

    /** Monthly is as rarely as tasks run, but for the quarterly ones. */
    private static final Duration ONE_NUMBER = Duration.ofDays(35);

    public Assessment {
        days = List.copyOf(days);
    }

    /**
     * How a figure is held against its limit.
     *
     * @param now how its newest days stand to the limit
     * @param full how they stand to where it is as good as used up; the same where that is the limit
     * @param reach when it gets to the limit; empty where that cannot be told
     * @param reachFull when it is as good as used up
     */
    public record Held(Standing now, Standing full, Optional<Reach> reach, Optional<Reach> reachFull) {
        private static Held of(Track track, Bound bound, List<DailyValue> days, Outlook outlook) {
            return new Held(
                    Standing.of(track.figure(), days, bound.limit()),
                    Standing.of(track.figure(), days, bound.full()),
                    reach(track.figure(), outlook, bound.limit()),
                    reach(track.figure(), outlook, bound.full()));
        }

        private static Optional<Reach> reach(Figure figure, Outlook outlook, double mark) {
            if (!(outlook instanceof Known known) || Bound.isEnd(figure, mark)) {
                return Optional.empty();
            }
            return Optional.of(figure.better() == Better.HIGHER ? known.fallsTo(mark) : known.reaches(mark));
        }
    }

    /**
     * @param track how a figure went
     * @param now the present
     * @param period how far back to look
     * @return what that tells
     */
    public static Assessment of(Track track, Instant now, Duration period) {
        var above = OutlookRequest.usual(now).over(period).atLeast(LEAST);
        var request = track.figure().unit() == Unit.RATIO ? above.atMost(MOST_RATIO) : above;
        var series = new Series(track.points());
        var days = series.between(now.minus(period), now).daily(request.zone());
        var ended = hasEnded(days, now);
        var outlook = ended ? new NotEnough("ended on " + Say.day(newest(days).day())) : Outlook.of(series, request);
        var held = days.isEmpty() || ended
                ? Optional.<Held>empty()
                : track.bound().map(bound -> Held.of(track, bound, days, outlook));
        return new Assessment(track, days, ended, outlook, held);
    }

    private static DailyValue newest(List<DailyValue> days) {
        return days.get(days.size() - 1);
    }

    private static boolean hasEnded(List<DailyValue> days, Instant now) {
        return !days.isEmpty()
                && newest(days)
                        .at()
                        .plus(Rhythm.of(days).patience(SHORTEST_SILENCE, ONE_NUMBER))
                        .isBefore(now);
    }

    /**
     * @return when it gets to its limit; empty where it has none, or nothing can be told
     */
    public Optional<Reach> reach() {
        return held.flatMap(Held::reach);
    }

    /**
     * @return the newest day with numbers; empty where none has
     */
    public Optional<DailyValue> newest() {
        return days.isEmpty() ? Optional.empty() : Optional.of(newest(days));
    }

    /**
     * @return what is known; empty where there are too few numbers
     */
    public Optional<Known> known() {
        return outlook instanceof Known known ? Optional.of(known) : Optional.empty();
    }

    /**
     * @return why nothing is known; empty where something is
     */
    public String lack() {
        return outlook instanceof NotEnough lack ? lack.reason() : "";
    }

    /**
     * @return where the course broke, the oldest first, by so much that it matters to somebody
     */
    public List<ChangePoint> breaks() {
        return known().map(known -> known.changes().stream()
                        .filter(change -> matters(change, known.level()))
                        .toList())
                .orElse(List.of());
    }

    /** Of a part of a whole near to it, the rest is what people look at. */
    private boolean matters(ChangePoint change, double level) {
        var most = Math.max(Math.abs(level), Math.abs(change.before()));
        var least =
                SMALL * (track.figure().unit() == Unit.RATIO ? Math.min(most, Math.abs(1 - change.before())) : most);
        var difference = change.kind() == ChangePoint.Kind.LEVEL
                ? change.size()
                : (change.perDayAfter() - change.perDayBefore()) * DAYS_A_MONTH;
        return Math.abs(difference) >= least;
    }
}
