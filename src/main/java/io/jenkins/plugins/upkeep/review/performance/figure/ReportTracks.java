package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.review.performance.past.Past;
import io.jenkins.plugins.upkeep.review.performance.past.PastRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Makes tracks of what earlier runs measured. */
public final class ReportTracks {
    /** More things alike than this are not followed: those with the most numbers count. */
    private static final int MOST_SUBJECTS = 30;

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

    private static List<Track> tracks(ReportFigure figure, Past past) {
        var bySubject = new TreeMap<String, List<History.Point>>();
        for (var run : past.runs()) {
            if (figure.tasks().contains(run.task())) {
                run.numbers().stream()
                        .filter(number -> figure.measurement().equals(number.name()) && isWhole(figure, number))
                        .forEach(number -> bySubject
                                .computeIfAbsent(number.subject(), subject -> new ArrayList<>())
                                .add(point(run, number)));
            }
        }
        return bySubject.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .limit(MOST_SUBJECTS)
                .map(entry -> new Track(
                        figure.figure(),
                        entry.getKey(),
                        Source.REPORTS,
                        entry.getValue(),
                        limit(figure, past, entry.getKey())))
                .toList();
    }

    /** Routes come and go with the traffic; their numbers are in the reports of their task. */
    private static boolean isWhole(ReportFigure figure, EarlierRun.Measured number) {
        return number.subject().isEmpty() || !figure.tasks().contains("api-performance");
    }

    private static History.Point point(PastRun run, EarlierRun.Measured number) {
        return new History.Point(run.started(), number.value());
    }

    private static OptionalDouble limit(ReportFigure figure, Past past, String subject) {
        var told = figure.tasks().stream()
                .map(task -> past.limit(task, figure.measurement(), subject))
                .filter(OptionalDouble::isPresent)
                .findFirst();
        return told.orElse(figure.figure().limit());
    }
}
