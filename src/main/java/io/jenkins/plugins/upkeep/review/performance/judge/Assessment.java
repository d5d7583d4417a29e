package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.figure.Better;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.NotEnough;
import io.jenkins.plugins.upkeep.review.trend.Outlook;
import io.jenkins.plugins.upkeep.review.trend.OutlookRequest;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a figure went, and what that tells of its future.
 *
 * @param track how it went
 * @param outlook what that tells
 * @param reach when it gets to its limit; empty where it has none, or nothing can be told
 */
public record Assessment(Track track, Outlook outlook, Optional<Reach> reach) {
    /** A break by less than this part, at once or in a month, is nothing that anybody would see. */
    private static final double SMALL = 0.05;

    private static final int DAYS_A_MONTH = 30;

    /**
     * @param track how a figure went
     * @param now the present
     * @param period how far back to look
     * @return what that tells
     */
    public static Assessment of(Track track, Instant now, Duration period) {
        var above = OutlookRequest.usual(now).over(period).atLeast(0);
        var request = track.figure().unit() == Unit.RATIO ? above.atMost(1) : above;
        var outlook = Outlook.of(new Series(track.points()), request);
        return new Assessment(track, outlook, reach(track, outlook));
    }

    private static Optional<Reach> reach(Track track, Outlook outlook) {
        if (!(outlook instanceof Known known) || track.limit().isEmpty()) {
            return Optional.empty();
        }
        var limit = track.limit().getAsDouble();
        return Optional.of(track.figure().better() == Better.HIGHER ? known.fallsTo(limit) : known.reaches(limit));
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
