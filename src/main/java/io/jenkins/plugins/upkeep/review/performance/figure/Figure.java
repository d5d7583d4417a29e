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
 * @param advice what to do when it passes its limit or gets worse, without a day: {@code "add memory"}
 */
public record Figure(
        String name, Area area, String title, Unit unit, Better better, OptionalDouble limit, String advice) {
    /** A figure without a limit of its own. */
    public Figure(String name, Area area, String title, Unit unit, Better better, String advice) {
        this(name, area, title, unit, better, OptionalDouble.empty(), advice);
    }

    /**
     * @param most the limit
     * @return the same figure with it
     */
    public Figure limit(double most) {
        return new Figure(name, area, title, unit, better, OptionalDouble.of(most), advice);
    }
}
