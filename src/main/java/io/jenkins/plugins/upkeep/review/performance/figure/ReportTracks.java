package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.review.performance.past.Past;
import io.jenkins.plugins.upkeep.review.performance.past.PastRun;
import io.jenkins.plugins.upkeep.review.trend.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes tracks of what earlier runs measured. */
public final class ReportTracks {
    /** More things alike than this are not followed. */
    private static final int MOST_SUBJECTS = 30;

    private static final Duration RECENT = Duration.ofDays(7);

    private ReportTracks() {}

    /**
     * @param task a task's name
     * @param measurement the name of what it measured
     * @return whether there is a figure of it
     */
    public static boolean takes(String task, String measurement) {
        return ReportFigures.all().stream().anyMatch(figure -> figure.takes(task, measurement));
    }

    /**
     * @return the figures that there may be
     */
    public static List<Figure> figures() {
        return ReportFigures.all().stream().map(ReportFigure::figure).toList();
    }

    /**
     * @param past what is known of earlier runs
     * @return the tracks, in the order of a report; a figure of which nothing is known has none
     */
    public static List<Track> of(Past past) {
        var tracks = new ArrayList<Track>();
        for (var figure : ReportFigures.all()) {
            tracks.addAll(tracks(figure, past));
        }
        return tracks;
    }

    /**
     * @param past what is known of earlier runs
     * @return the figures of which there are more things than are followed, one line each
     */
    public static List<String> leftOut(Past past) {
        return ReportFigures.all().stream()
                .flatMap(figure -> Stream.of(bySubject(figure, past).size())
                        .filter(size -> size > MOST_SUBJECTS)
                        .map(size -> figure.figure().title() + ": there are " + size + " of it; only the "
                                + MOST_SUBJECTS + " nearest to their limit, or the largest, are followed"))
                .toList();
    }

    private static List<Track> tracks(ReportFigure figure, Past past) {
        return bySubject(figure, past).entrySet().stream()
                .map(entry -> track(figure, entry.getKey(), entry.getValue()))
                .sorted(nearest(past))
                .limit(MOST_SUBJECTS)
                .toList();
    }

    /** What is measured today comes before what is gone, and of it what is nearest to its limit. */
    private static Comparator<Track> nearest(Past past) {
        var newest = past.runs().stream().map(PastRun::started).max(Comparator.naturalOrder());
        return Comparator.comparing((Track track) -> newest.filter(
                                run -> track.newest().at().plus(RECENT).isBefore(run))
                        .isPresent())
                .thenComparingDouble(Track::distance);
    }

    private static Map<String, List<Seen>> bySubject(ReportFigure figure, Past past) {
        var bySubject = new TreeMap<String, List<Seen>>();
        for (var run : past.runs()) {
            if (figure.tasks().contains(run.task())) {
                run.numbers().stream()
                        .filter(number -> figure.measurement().equals(number.name()) && isWhole(figure, number))
                        .forEach(number -> bySubject
                                .computeIfAbsent(number.subject(), subject -> new ArrayList<>())
                                .add(new Seen(run, number)));
            }
        }
        return bySubject;
    }

    /** A number, and the run that saw it. */
    private record Seen(PastRun run, EarlierRun.Measured number) {
        private History.Point point() {
            return new History.Point(run.started(), number.value());
        }
    }

    private static Track track(ReportFigure figure, String subject, List<Seen> seen) {
        return Track.of(
                figure.figure(),
                subject,
                Source.REPORTS,
                seen.stream().map(Seen::point).toList(),
                limit(figure, seen));
    }

    /** Routes come and go with the traffic; their numbers are in the reports of their task. */
    private static boolean isWhole(ReportFigure figure, EarlierRun.Measured number) {
        return number.subject().isEmpty() || !figure.tasks().contains("api-performance");
    }

    /** What the newest run of a task has no limit for, has none any more. */
    private static OptionalDouble limit(ReportFigure figure, List<Seen> seen) {
        var newest = new TreeMap<String, OptionalDouble>();
        seen.forEach(one -> newest.put(one.run().task(), one.number().limit()));
        return figure.tasks().stream()
                .map(task -> newest.getOrDefault(task, OptionalDouble.empty()))
                .filter(limit -> limit.isPresent() && Math.abs(limit.getAsDouble()) <= Series.LARGEST)
                .findFirst()
                .orElse(figure.figure().limit());
    }
}
