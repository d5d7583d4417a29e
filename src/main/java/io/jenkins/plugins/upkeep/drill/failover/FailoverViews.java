package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A failover for people: what happened when, and how long answers took.
 *
 * @param plan what it was tried with
 * @param course what happened
 * @param figures its numbers
 */
record FailoverViews(FailoverPlan plan, Course course, Figures figures) {
    private static final int MOST_POINTS = 400;

    /** Something that happened at a moment of the monotonic clock. */
    private record Event(long at, String text) {}

    void add(ReportBuilder report) {
        report.add(new View.Table(
                "What happened",
                List.of(View.Column.number("Seconds"), View.Column.text("Event")),
                events().sorted(Comparator.comparingLong(Event::at))
                        .map(this::row)
                        .toList()));
        report.add(new View.Lines(
                "Time to answer; a line has a hole where nobody answered",
                io.jenkins.plugins.upkeep.report.Unit.SECONDS,
                List.of(
                        series("primary " + plan.primary().name(), course.primary()),
                        series("secondary " + plan.secondary().name(), course.secondary()),
                        series("a client that asks both", course.client()))));
    }

    private List<String> row(Event event) {
        var seconds = course.since(event.at()).toNanos() / 1e9;
        return List.of(String.format(Locale.ROOT, "%.3f", seconds), event.text());
    }

    private Stream<Event> events() {
        var stop = course.stop();
        var restart = course.restart();
        var events = new ArrayList<Event>();
        events.add(new Event(stop.began(), "stop command begins: " + plan.stop().line()));
        figures.silent().ifPresent(at -> events.add(new Event(at, "primary answers for the last time")));
        stop.ended().ifPresent(at -> events.add(new Event(at, "stop command ends")));
        figures.takenOver().ifPresent(at -> events.add(new Event(at, "secondary answers without the primary")));
        figures.cameBack().ifPresent(each -> events.add(new Event(each.end(), "primary answers again by itself")));
        if (figures.failed() > 0) {
            var gap = figures.outage();
            events.add(new Event(gap.begin(), "clients get their last answer before the longest outage"));
            events.add(new Event(
                    gap.end(), gap.isOver() ? "clients are answered again" : "clients are still not answered"));
        }
        events.add(new Event(
                restart.began(), "start command begins: " + plan.start().line()));
        restart.ended().ifPresent(at -> events.add(new Event(at, "start command ends")));
        restart.well().ifPresent(at -> events.add(new Event(at, "primary is well again")));
        return events.stream();
    }

    /** Of each stretch the slowest answer, or a hole when one is missing. */
    private View.Series series(String label, Trace trace) {
        var samples = trace.samples();
        var stretch = samples.size() / MOST_POINTS + 1;
        var points = new ArrayList<View.Point>();
        for (int from = 0; from < samples.size(); from += stretch) {
            points.add(point(samples.subList(from, Math.min(from + stretch, samples.size()))));
        }
        return new View.Series(label, points);
    }

    private View.Point point(List<Sample> stretch) {
        var slowest = stretch.stream()
                .mapToDouble(sample -> sample.isGood() ? (sample.end() - sample.begin()) / 1e9 : Double.NaN)
                .reduce(0, Math::max);
        return new View.Point(course.at(stretch.get(0).begin()), slowest);
    }
}
