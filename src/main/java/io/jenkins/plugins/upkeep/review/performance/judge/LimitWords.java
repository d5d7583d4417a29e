package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.performance.figure.Bound;
import io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import java.util.Optional;

/** Figures and their limits in words. */
final class LimitWords {
    private LimitWords() {}

    /** How a figure gets to its limit: {@code 85 % now, reaches its limit about 14 January 2027}. */
    static String way(Assessment one, Assessment.Held held) {
        var unit = one.track().figure().unit();
        var newest = "the newest value, of " + Say.day(held.now().newest().day()) + ", ";
        var last = Say.about(held.now().newest().value(), unit);
        return switch (held.now().state()) {
            case WITHIN -> Say.about(level(one, held), unit) + " now" + future(held);
            case ONCE ->
                newest + "alone is at its limit: " + last + "; in the newest days it was at "
                        + Say.about(held.now().level(), unit);
            case EASED ->
                Say.about(held.now().level(), unit) + " in the newest days, at its limit; " + newest + "is within it: "
                        + last;
            case LASTING -> Say.about(level(one, held), unit) + " now, at its limit" + full(one, held);
        };
    }

    /** What the course gives, as charts have it, unless that is not where the newest days are. */
    private static double level(Assessment one, Assessment.Held held) {
        var figure = one.track().figure();
        var mark = one.track().bound().orElseThrow().limit();
        return one.known()
                .map(Known::level)
                .filter(level ->
                        Bound.isReached(figure, level, mark) == held.now().lasts())
                .orElse(held.now().level());
    }

    private static String future(Assessment.Held held) {
        return held.reach()
                .map(reach -> reach.state() == Reach.State.ALREADY
                        ? ", the course of the last weeks is at its limit"
                        : ", reaches its limit " + Say.reach(reach))
                .orElse("");
    }

    /** A capacity that warns already is used up later. */
    private static String full(Assessment one, Assessment.Held held) {
        var bound = one.track().bound().orElseThrow();
        return reachFull(held)
                .map(reach -> "; reaches "
                        + Say.about(bound.full(), one.track().figure().unit()) + " " + Say.reach(reach))
                .orElse("");
    }

    private static Optional<Reach> reachFull(Assessment.Held held) {
        return held.full().state() == Standing.State.WITHIN
                ? held.reachFull().filter(reach -> reach.state() == Reach.State.LIKELY)
                : Optional.empty();
    }

    /** How far the day that was told is to be relied on; nothing where none was. */
    static String confidence(Assessment.Held held) {
        var told = switch (held.now().state()) {
            case WITHIN -> held.reach();
            case LASTING -> reachFull(held);
            case ONCE, EASED -> Optional.<Reach>empty();
        };
        return told.filter(reach -> reach.state() == Reach.State.LIKELY || reach.state() == Reach.State.POSSIBLE)
                .map(reach -> "; " + Say.word(reach.confidence()) + " confidence: " + reach.reason())
                .orElse("");
    }

    /** A limit as it stands beside a finding. */
    static String limit(Bound bound, Unit unit) {
        var limit = Units.format(bound.limit(), unit);
        return bound.kind() == LimitMeaning.Kind.CAPACITY && bound.full() != bound.limit()
                ? limit + ", critical from " + Units.format(bound.full(), unit)
                : limit;
    }
}
