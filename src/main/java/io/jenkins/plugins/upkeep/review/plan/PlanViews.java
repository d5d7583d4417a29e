package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan as tables and a chart.
 *
 * @param judged what runs
 * @param steps the plan
 * @param today the day
 */
public record PlanViews(List<Judged> judged, List<Step> steps, LocalDate today) {
    private static final int YEARS_BACK = 3;
    private static final int YEARS_AHEAD = 5;

    public PlanViews {
        judged = List.copyOf(judged);
        steps = List.copyOf(steps);
    }

    /**
     * @return the plan first, then what runs
     */
    public List<View> views() {
        var views = new ArrayList<View>();
        if (!steps.isEmpty()) {
            views.add(plan());
        }
        if (!judged.isEmpty()) {
            views.add(periods());
            views.add(things());
        }
        return views;
    }

    private View plan() {
        var columns = List.of(
                View.Column.number("Day"),
                View.Column.text("What"),
                View.Column.text("Why"),
                View.Column.text("How soon"),
                View.Column.text("Effort"),
                View.Column.text("Before it"));
        return new View.Table(
                "Plan", columns, steps.stream().map(PlanViews::row).toList());
    }

    private static List<String> row(Step step) {
        var work = step.work();
        return List.of(
                step.day() + (step.isLate() ? " (late)" : ""),
                work.words(),
                work.why(),
                work.urgency().word(),
                work.effort().time() + ": " + work.effort().reason(),
                work.effort().before());
    }

    private View things() {
        var columns = List.of(
                View.Column.text("Thing"),
                View.Column.text("Now"),
                View.Column.text("Seen"),
                View.Column.text("Support"),
                View.Column.number("Days left"),
                View.Column.text("Newest of its kind"),
                View.Column.text("Next version"),
                View.Column.text("Chosen as"));
        return new View.Table(
                "What runs", columns, judged.stream().map(this::row).toList());
    }

    private List<String> row(Judged one) {
        var left = one.support().daysLeft(today);
        return List.of(
                one.running().name(),
                one.productName() + " " + one.running().version(),
                one.running().seen(),
                one.support().words(),
                left.isPresent() ? Long.toString(left.getAsLong()) : "not known",
                one.cycle()
                        .flatMap(Cycle::newest)
                        .map(newest -> newest.version().text())
                        .orElse("not known"),
                one.target().map(target -> target.version().text()).orElse("none known"),
                one.target().isPresent()
                        ? TargetRule.of(one.running().product()).words()
                        : "");
    }

    private View periods() {
        return new View.Periods(
                "How long it is supported",
                LocalDate.ofYearDay(today.getYear() - YEARS_BACK, 1),
                end(),
                Optional.of(today),
                judged.stream().map(this::period).toList());
    }

    private LocalDate end() {
        return LocalDate.ofYearDay(today.getYear() + YEARS_AHEAD, 1);
    }

    private View.PeriodRow period(Judged one) {
        var label = one.running().name() + " " + one.running().version();
        var left = one.support().daysLeft(today);
        var note = left.isEmpty()
                ? "end not known"
                : left.getAsLong() < 0 ? "ended " + one.support().until().orElse(today) : until(left.getAsLong());
        return new View.PeriodRow(
                label, note, one.cycle().map(cycle -> spans(one, cycle)).orElse(List.of()));
    }

    private static String until(long days) {
        return days + (days == 1 ? " day left" : " days left");
    }

    /** An end that is not announced is drawn as known: to the day of the data. */
    private List<View.Span> spans(Judged one, Cycle cycle) {
        var spans = new ArrayList<View.Span>();
        var known = one.product().map(product -> product.asOf()).orElse(today);
        var own = cycle.end().day().orElse(cycle.end().past() ? cycle.released() : known);
        var active = cycle.activeUntil().filter(day -> day.isBefore(own)).orElse(own);
        var last = one.support().until().filter(day -> day.isAfter(own)).orElse(own);
        add(spans, cycle.released(), active, View.PeriodKind.SUPPORTED);
        add(spans, active, last, View.PeriodKind.SECURITY);
        if (cycle.end().day().isPresent() || cycle.end().past()) {
            add(spans, last, end(), View.PeriodKind.ENDED);
        }
        return spans;
    }

    private static void add(List<View.Span> spans, LocalDate from, LocalDate to, View.PeriodKind kind) {
        if (ChronoUnit.DAYS.between(from, to) > 0) {
            spans.add(new View.Span(from, to, kind));
        }
    }
}
