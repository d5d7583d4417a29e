package io.jenkins.plugins.upkeep.review.performance.page;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Say;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Forecast;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The charts of a review: of what matters most, not of everything.
 *
 * @param judgement what is known
 */
record Charts(Judgement judgement) {
    private static final int MOST = 12;
    private static final int DAYS_AHEAD = 90;

    /** Weekdays make a course jagged; without them, few points are enough. */
    private static final int DAYS_APART = 6;

    private static final DateTimeFormatter MARK = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** The figures that are drawn, in the order of a report. */
    List<Assessment> drawn() {
        var known = judgement.assessments().stream()
                .filter(one -> one.known().isPresent() && !judgement.isShadowed(one))
                .sorted(Comparator.comparingInt(this::rank))
                .limit(MOST)
                .toList();
        return judgement.assessments().stream().filter(known::contains).toList();
    }

    /** What somebody is told of first, then what has a limit, then what goes somewhere. */
    private int rank(Assessment one) {
        if (judgement.concerns().stream()
                .anyMatch(concern -> concern.assessment().equals(one))) {
            return 0;
        }
        var known = one.known().orElseThrow();
        var moves = known.slope().direction() != Slope.Direction.NONE
                || !one.breaks().isEmpty();
        return (one.track().limit().isPresent() ? 0 : 2) + (moves ? 1 : 2);
    }

    List<View> views() {
        var charts = drawn().stream().map(Charts::chart).toList();
        return charts.isEmpty()
                ? List.of()
                : List.of(new View.Outlooks(
                        "How it went, and what is expected of the next quarter (days of UTC)", charts));
    }

    private static View.Outlook chart(Assessment one) {
        var known = one.known().orElseThrow();
        var track = one.track();
        return new View.Outlook(
                track.figure().area().title(),
                track.title(),
                track.figure().unit(),
                known.days().stream()
                        .map(day -> new View.Point(day.at(), day.value()))
                        .toList(),
                expected(known),
                track.limit(),
                one.breaks().stream().map(Charts::mark).toList(),
                notes(one, known));
    }

    private static List<View.Expected> expected(Known known) {
        var step = known.seasonality().isPresent() ? 1 : DAYS_APART;
        return IntStream.rangeClosed(0, DAYS_AHEAD / step)
                .mapToObj(at -> known.ahead(at * step))
                .takeWhile(forecast -> forecast.confidence() != Confidence.INSUFFICIENT)
                .map(Charts::expected)
                .toList();
    }

    private static View.Expected expected(Forecast forecast) {
        var range = forecast.range();
        return new View.Expected(
                forecast.day().atStartOfDay(ZoneOffset.UTC).toInstant(), range.low(), range.middle(), range.high());
    }

    private static View.Mark mark(ChangePoint change) {
        return new View.Mark(change.day().atStartOfDay(ZoneOffset.UTC).toInstant(), MARK.format(change.day()));
    }

    private static List<String> notes(Assessment one, Known known) {
        var unit = one.track().figure().unit();
        var notes = new ArrayList<String>();
        notes.add("Now " + Say.about(known.level(), unit) + ", " + Say.trend(known, unit));
        one.breaks().forEach(change -> notes.add(first(Say.change(change, unit))));
        Say.season(known, unit).ifPresent(season -> notes.add(first(season)));
        Say.limit(one).map(words -> limit(one.track(), words)).ifPresent(notes::add);
        return notes;
    }

    private static String limit(Track track, String words) {
        return "Limit " + Say.about(orZero(track.limit()), track.figure().unit()) + ": " + words;
    }

    private static double orZero(OptionalDouble limit) {
        return limit.orElse(0);
    }

    private static String first(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
