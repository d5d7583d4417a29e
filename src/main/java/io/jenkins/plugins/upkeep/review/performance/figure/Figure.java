package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.Unit;
import java.util.OptionalDouble;

/**
 * Something that has a number at any time.
 *
 * @param name its name, in lower case with underscores
 * @param area what it is about
 * @param title what it is, for people
 * @param unit what the number counts
 * @param better which values are the better ones
 * @param limit what it should not pass where nobody says otherwise; empty where there is none
 * @param meaning what passing its limit means
 * @param advice what to do when it passes its limit or gets worse, without a day: {@code "add memory"}
 */
public record Figure(
        String name,
        Area area,
        String title,
        Unit unit,
        Better better,
        OptionalDouble limit,
        LimitMeaning meaning,
        String advice) {
    /**
     * @param area what it is about
     * @param unit what the number counts
     * @param name its name
     * @param title what it is, for people
     * @return a figure whose growth is no fault
     */
    public static Figure of(Area area, Unit unit, String name, String title) {
        return new Figure(name, area, title, unit, Better.NEITHER, OptionalDouble.empty(), LimitMeaning.mark(), "");
    }

    /**
     * @param what what to do when it passes its limit
     * @return the same figure with that advice
     */
    public Figure advice(String what) {
        return new Figure(name, area, title, unit, better, limit, meaning, what);
    }

    /**
     * @param what what to do when it grows
     * @return the same figure, which should be low
     */
    public Figure low(String what) {
        return better(Better.LOWER).advice(what);
    }

    /**
     * @param what what to do when it shrinks
     * @return the same figure, which should be high
     */
    public Figure high(String what) {
        return better(Better.HIGHER).advice(what);
    }

    /**
     * @param values which values are the better ones
     * @return the same figure with it
     */
    public Figure better(Better values) {
        return new Figure(name, area, title, unit, values, limit, meaning, advice);
    }

    /**
     * @param most the limit
     * @return the same figure with it
     */
    public Figure limit(double most) {
        return new Figure(name, area, title, unit, better, OptionalDouble.of(most), meaning, advice);
    }

    /**
     * @param what what passing its limit means
     * @return the same figure with it
     */
    public Figure meaning(LimitMeaning what) {
        return new Figure(name, area, title, unit, better, limit, what, advice);
    }
}
