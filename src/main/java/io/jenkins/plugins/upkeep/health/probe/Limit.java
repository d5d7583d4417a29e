package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.OptionalDouble;

/**
 * Two marks that a number is held against. A number on a mark is within it.
 *
 * @param side on which side of the marks the good numbers are
 * @param warning the mark beyond which someone should look soon; infinite where there is none
 * @param critical the mark beyond which someone must look now; infinite where there is none
 */
public record Limit(Side side, double warning, double critical) {
    /** On which side of a mark the good numbers are. */
    public enum Side {
        /** Good numbers are at most the mark. */
        MOST,
        /** Good numbers are at least the mark. */
        LEAST
    }

    /** A limit that large numbers break. */
    public static Limit most(double warning, double critical) {
        return new Limit(Side.MOST, warning, critical);
    }

    /** A limit that large numbers break, which is never grave. */
    public static Limit most(double warning) {
        return most(warning, Double.POSITIVE_INFINITY);
    }

    /** A limit that small numbers break. */
    public static Limit least(double warning, double critical) {
        return new Limit(Side.LEAST, warning, critical);
    }

    /** A limit that small numbers break, which is never grave. */
    public static Limit least(double warning) {
        return least(warning, Double.NEGATIVE_INFINITY);
    }

    /** No limit: the number is worth knowing, and no more. */
    public static Limit none() {
        return most(Double.POSITIVE_INFINITY);
    }

    /**
     * @param value a number
     * @return how grave it is; INFO when it is within the limit
     */
    public Severity judge(double value) {
        if (beyond(value, critical)) {
            return Severity.CRITICAL;
        }
        return beyond(value, warning) ? Severity.WARNING : Severity.INFO;
    }

    private boolean beyond(double value, double mark) {
        return side == Side.MOST ? value > mark : value < mark;
    }

    /**
     * @return the mark above which a number should not be, where there is one; empty where small numbers are the bad ones
     */
    public OptionalDouble mark() {
        return side == Side.MOST && Double.isFinite(warning) ? OptionalDouble.of(warning) : OptionalDouble.empty();
    }

    /**
     * @param unit what the marks count
     * @return the limit for people; empty where there is none
     */
    public String text(Unit unit) {
        if (!Double.isFinite(warning)) {
            return "";
        }
        var most = side == Side.MOST;
        var text = (most ? "at most " : "at least ") + Figure.text(warning, unit);
        return Double.isInfinite(critical) || critical == warning
                ? text
                : text + ", critical " + (most ? "above " : "below ") + Figure.text(critical, unit);
    }
}
