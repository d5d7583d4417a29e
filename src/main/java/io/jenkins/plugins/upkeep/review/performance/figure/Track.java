package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.History;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a figure of one thing went.
 *
 * @param figure the figure
 * @param subject the thing; empty for the whole
 * @param source who told it
 * @param points its numbers, in the order of time; only finite ones
 * @param bound what it should not pass; empty where nobody knows one
 */
public record Track(Figure figure, String subject, Source source, List<History.Point> points, Optional<Bound> bound) {
    public Track {
        points = List.copyOf(points);
    }

    /**
     * @param figure the figure
     * @param subject the thing; empty for the whole
     * @param source who told it
     * @param points its numbers, in the order of time; only finite ones
     * @param limit the limit that goes with them; empty for none
     * @return the track
     */
    public static Track of(
            Figure figure, String subject, Source source, List<History.Point> points, OptionalDouble limit) {
        var bound = limit.isPresent() ? Optional.of(Bound.of(figure, limit.getAsDouble())) : Optional.<Bound>empty();
        return new Track(figure, subject, source, points, bound);
    }

    /**
     * @return the newest number; there is at least one
     */
    public History.Point newest() {
        return points.get(points.size() - 1);
    }

    /**
     * @return the smaller, the nearer the newest number is to its limit; without a limit the larger it is, or the smaller where large ones
     *     are the good ones
     */
    public double distance() {
        var value = newest().value();
        var toLimit = limit().isPresent() && limit().getAsDouble() > 0 ? value / limit().getAsDouble() : value;
        return figure.better() == Better.HIGHER ? toLimit : -toLimit;
    }

    /**
     * @return what it should not pass; empty where nobody knows one
     */
    public OptionalDouble limit() {
        return bound.isPresent() ? OptionalDouble.of(bound.get().limit()) : OptionalDouble.empty();
    }

    /**
     * @return what it is, for people: {@code Disk /}, {@code Inodes: disk /}
     */
    public String title() {
        if (subject.isEmpty()) {
            return figure.title();
        }
        var repeats = subject.startsWith(figure.title().toLowerCase(Locale.ROOT) + " ");
        return repeats ? figure.title() + subject.substring(figure.title().length()) : figure.title() + ": " + subject;
    }

    /**
     * @param own a limit that people set
     * @return the same track held against it
     */
    public Track limit(double own) {
        return new Track(figure, subject, source, points, Optional.of(Bound.own(figure, own)));
    }
}
