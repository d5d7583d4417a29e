package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.performance.figure.Better;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Judges whether figures got worse, by a jump or steadily.
 *
 * @param worse the change from which on it counts, as a part of what was before
 * @param today the day
 */
record WorseConcern(double worse, LocalDate today) {
    /** Of a part of a whole, what is less than this is noise to people. */
    private static final double SMALLEST_RATIO = 0.005;

    private static final int DAYS_A_MONTH = 30;

    Optional<Concern> of(Assessment one) {
        var better = one.track().figure().better();
        return better == Better.NEITHER
                ? Optional.empty()
                : one.known().flatMap(known -> jump(one, known).or(() -> drift(one, known)));
    }

    /** The last jump for the worse that has not been made good since. */
    private Optional<Concern> jump(Assessment one, Known known) {
        return one.breaks().stream()
                .filter(change -> change.kind() == ChangePoint.Kind.LEVEL)
                .filter(change -> counts(one, change.before(), change.after()))
                .filter(change -> counts(one, change.before(), known.level()))
                .reduce((first, second) -> second)
                .map(change -> concern(one, Say.change(change, unit(one)), "what changed on " + Say.day(change.day())));
    }

    private Optional<Concern> drift(Assessment one, Known known) {
        var slope = known.slope();
        var before = known.level() - slope.perDay().middle() * DAYS_A_MONTH;
        return slope.direction() != Slope.Direction.NONE && counts(one, before, known.level())
                ? Optional.of(concern(
                        one,
                        Say.trend(known, unit(one)) + ", now " + Say.about(known.level(), unit(one)),
                        "what grows with it"))
                : Optional.empty();
    }

    /** Of a part of a whole that should be large, the rest is what gets worse. */
    private boolean counts(Assessment one, double before, double after) {
        var lower = one.track().figure().better() == Better.LOWER;
        var ratio = unit(one) == Unit.RATIO;
        var was = lower || !ratio ? before : 1 - before;
        var is = lower || !ratio ? after : 1 - after;
        var change = lower || ratio ? is - was : was - is;
        return change > 0 && change >= Math.abs(was) * worse && (!ratio || change >= SMALLEST_RATIO);
    }

    private static Unit unit(Assessment one) {
        return one.track().figure().unit();
    }

    private Concern concern(Assessment one, String seen, String look) {
        var track = one.track();
        var advice = track.figure().advice().isEmpty()
                ? "see " + look
                : track.figure().advice();
        var limit = "no more than " + Units.format(worse, Unit.RATIO) + " worse";
        return new Concern(
                one,
                Concern.Kind.WORSE,
                Finding.warning(track.title(), seen, limit, advice),
                Optional.of(new Recommendation(today, track.title(), advice, seen)));
    }
}
