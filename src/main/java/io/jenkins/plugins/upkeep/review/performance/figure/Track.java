package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.History;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a figure of one thing went.
 *
 * @param figure the figure
 * @param subject the thing; empty for the whole
 * @param source who told it
 * @param points its numbers, in the order of time; only finite ones
 * @param limit what it should not pass; empty where nobody knows one
 */
public record Track(Figure figure, String subject, Source source, List<History.Point> points, OptionalDouble limit) {
    public Track {
        points = List.copyOf(points);
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
     * @param other a limit
     * @return the same track held against it
     */
    public Track limit(double other) {
        return new Track(figure, subject, source, points, OptionalDouble.of(other));
    }
}
