package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges when figures get to their limits.
 *
 * @param today the day
 */
record LimitConcern(LocalDate today) {
    /** Orders and changes take weeks. */
    static final int SOON_DAYS = 90;

    private static final int NOW_DAYS = 30;

    /** What is ordered must be there and built in before. */
    private static final int LEAD_DAYS = 14;

    Optional<Concern> of(Assessment one) {
        return one.held().flatMap(held -> severity(one, held).map(severity -> concern(one, held, severity)));
    }

    private Optional<Severity> severity(Assessment one, Assessment.Held held) {
        var kind = one.track().bound().orElseThrow().kind();
        var present = present(held, kind);
        var future = held.reach().flatMap(reach -> future(one, reach));
        var grave = kind == LimitMeaning.Kind.CAPACITY
                && held.reachFull().filter(reach -> isNear(one, reach)).isPresent();
        return grave
                ? Optional.of(Severity.CRITICAL)
                : Stream.concat(present.stream(), future.stream()).max(Comparator.naturalOrder());
    }

    /** What one day says alone, or said until yesterday, is no more than a warning. */
    private static Optional<Severity> present(Assessment.Held held, LimitMeaning.Kind kind) {
        var mark = kind == LimitMeaning.Kind.MARK;
        return switch (held.now().state()) {
            case WITHIN -> Optional.empty();
            case ONCE, EASED -> Optional.of(mark ? Severity.INFO : Severity.WARNING);
            case LASTING -> Optional.of(!mark && held.full().lasts() ? Severity.CRITICAL : Severity.WARNING);
        };
    }

    private boolean isNear(Assessment one, Reach reach) {
        return reach.state() == Reach.State.LIKELY
                && reach.confidence().compareTo(Confidence.MEDIUM) <= 0
                && days(reach.likely().orElseThrow()) <= NOW_DAYS
                && isGoingSomewhere(one);
    }

    private static boolean isGoingSomewhere(Assessment one) {
        return one.known().orElseThrow().slope().direction() != Slope.Direction.NONE;
    }

    private Optional<Severity> future(Assessment one, Reach reach) {
        if (reach.confidence() == Confidence.INSUFFICIENT) {
            return Optional.empty();
        }
        return switch (reach.state()) {
            case LIKELY -> reach.likely().filter(day -> days(day) <= SOON_DAYS).map(day -> likely(one));
            case POSSIBLE ->
                reach.earliest().filter(day -> days(day) <= NOW_DAYS).map(day -> Severity.INFO);
            case ALREADY -> Optional.of(likely(one));
            case NOT_WITHIN_A_YEAR, NOT_KNOWN -> Optional.empty();
        };
    }

    /** What goes nowhere that could be told from chance warns nobody. */
    private static Severity likely(Assessment one) {
        return isGoingSomewhere(one) ? Severity.WARNING : Severity.INFO;
    }

    private long days(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day);
    }

    private Concern concern(Assessment one, Assessment.Held held, Severity severity) {
        var track = one.track();
        var bound = track.bound().orElseThrow();
        var way = LimitWords.way(one, held);
        var by = by(held);
        var advice = track.figure().advice().isEmpty()
                ? "make room for it, or raise the limit"
                : track.figure().advice();
        var finding = new Finding(
                severity,
                track.title(),
                way + LimitWords.confidence(held),
                LimitWords.limit(bound, track.figure().unit()),
                "by " + Say.day(by) + ": " + advice);
        var recommendation = new Recommendation(by, track.title(), advice, way);
        return new Concern(
                one,
                Concern.Kind.LIMIT,
                finding,
                severity == Severity.INFO ? Optional.empty() : Optional.of(recommendation));
    }

    private LocalDate by(Assessment.Held held) {
        if (held.now().state() != Standing.State.WITHIN) {
            return today;
        }
        var first = held.reach()
                .flatMap(reach -> reach.earliest().or(reach::likely))
                .orElse(today)
                .minusDays(LEAD_DAYS);
        return first.isBefore(today) ? today : first;
    }
}
