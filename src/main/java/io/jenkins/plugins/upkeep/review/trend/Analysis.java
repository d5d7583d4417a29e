package io.jenkins.plugins.upkeep.review.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a series comes to, step by step: the scale, what weekdays do, where the course breaks, and the course since then.
 *
 * @param request how it was looked at
 * @param values the values of the days
 * @param scale in which terms all further numbers are
 * @param weekdays what weekdays do
 * @param pieces the days without it, in straight pieces
 * @param base the days that count for the course: those of the last piece, or all when these are too few
 * @param joined whether days before a break were moved to meet those after it
 * @param persistence how far days are like the ones before
 * @param course the course
 */
record Analysis(
        OutlookRequest request,
        List<DailyValue> values,
        Scale scale,
        Weekdays weekdays,
        Pieces pieces,
        Days base,
        boolean joined,
        Persistence persistence,
        Course course) {
    /** Two weeks: each weekday twice. */
    static final int LEAST_DAYS = Rhythm.LEAST_DAYS;

    static Outlook of(Series series, OutlookRequest request) {
        var values = series.between(request.now().minus(request.window()), request.now())
                .daily(request.zone());
        var rhythm = Rhythm.of(values);
        return rhythm.isEnough() ? new Known(of(values, request)) : new NotEnough(rhythm.lack());
    }

    private static Analysis of(List<DailyValue> values, OutlookRequest request) {
        var raw = Days.of(values);
        var scale = Scale.of(raw);
        var days = scale.to(raw);
        var rough = Weekdays.of(days);
        var broken = Breaks.of(rough.without(days));
        var left = broken.residuals();
        var weekdays = rough.refined(left.with(i -> left.value(i) + rough.of(left.day(i))));
        var pieces = weekdays.isNone() ? broken : broken.of(weekdays.without(days));
        var last = pieces.part(pieces.count() - 1);
        var joined = pieces.count() > 1 && last.size() < LEAST_DAYS;
        var base = joined ? pieces.joined() : last;
        var line = joined ? Line.through(base) : pieces.lines().get(pieces.count() - 1);
        var persistence = pieces.persistence();
        var course = Course.of(line, base, persistence, weekdays.fitted(), request.confidence());
        return new Analysis(request, values, scale, weekdays, pieces, base, joined, persistence, course);
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, request.zone());
    }

    /** The value of the course, without weekday and scatter. */
    double level(Instant time) {
        return bounded(scale.from(course.line().at(Days.when(time))));
    }

    Range range(Instant time) {
        var range = course.at(Days.when(time));
        var weekday = weekdays.of(day(time).toEpochDay());
        return new Range(
                bounded(scale.from(range.low() + weekday)),
                bounded(scale.from(range.middle() + weekday)),
                bounded(scale.from(range.high() + weekday)));
    }

    private double bounded(double value) {
        var high = Math.min(value, request.ceiling().orElse(Double.POSITIVE_INFINITY));
        return Math.max(high, request.floor().orElse(Double.NEGATIVE_INFINITY));
    }
}
