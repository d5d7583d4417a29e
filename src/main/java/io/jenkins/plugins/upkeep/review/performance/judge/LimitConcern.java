package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
        return one.reach().flatMap(reach -> severity(one, reach).map(severity -> concern(one, reach, severity)));
    }

    private Optional<Severity> severity(Assessment one, Reach reach) {
        if (reach.confidence() == Confidence.INSUFFICIENT && reach.state() != Reach.State.ALREADY) {
            return Optional.empty();
        }
        var days = reach.likely().map(this::days).orElse(Long.MAX_VALUE);
        return switch (reach.state()) {
            case ALREADY ->
                Optional.of(one.track().figure().area().hasCapacities() ? Severity.CRITICAL : Severity.WARNING);
            case LIKELY -> likely(one, reach, days);
            case POSSIBLE ->
                reach.earliest().filter(day -> days(day) <= NOW_DAYS).map(day -> Severity.INFO);
            case NOT_WITHIN_A_YEAR, NOT_KNOWN -> Optional.empty();
        };
    }

    /** What goes nowhere that could be told from chance warns nobody. */
    private Optional<Severity> likely(Assessment one, Reach reach, long days) {
        if (days > SOON_DAYS) {
            return Optional.empty();
        }
        if (one.known().orElseThrow().slope().direction() == Slope.Direction.NONE) {
            return Optional.of(Severity.INFO);
        }
        var sure = reach.confidence().compareTo(Confidence.MEDIUM) <= 0;
        var grave = days <= NOW_DAYS && sure && one.track().figure().area().hasCapacities();
        return Optional.of(grave ? Severity.CRITICAL : Severity.WARNING);
    }

    private long days(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day);
    }

    private Concern concern(Assessment one, Reach reach, Severity severity) {
        var track = one.track();
        var unit = track.figure().unit();
        var limit = Units.format(track.limit().orElseThrow(), unit);
        var level = one.known().map(known -> Say.about(known.level(), unit)).orElseThrow();
        var reached = reach.state() == Reach.State.ALREADY;
        var way = level + " now, " + (reached ? "at its limit" : "reaches its limit " + Say.reach(reach));
        var by = by(reach);
        var advice = track.figure().advice().isEmpty()
                ? "make room for it, or raise the limit"
                : track.figure().advice();
        var action = "by " + Say.day(by) + ": " + advice;
        var seen = reached ? way : way + "; " + confidence(reach);
        var finding = new Finding(severity, track.title(), seen, limit, action);
        var recommendation = new Recommendation(by, track.title(), advice, way);
        return new Concern(
                one,
                Concern.Kind.LIMIT,
                finding,
                severity == Severity.INFO ? Optional.empty() : Optional.of(recommendation));
    }

    private static String confidence(Reach reach) {
        return reach.confidence().name().toLowerCase(java.util.Locale.ROOT) + " confidence: " + reach.reason();
    }

    private LocalDate by(Reach reach) {
        var first = reach.earliest().or(reach::likely).orElse(today).minusDays(LEAD_DAYS);
        return first.isBefore(today) ? today : first;
    }
}
