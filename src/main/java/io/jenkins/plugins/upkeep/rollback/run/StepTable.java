package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.rollback.journal.Entry;
import io.jenkins.plugins.upkeep.rollback.journal.Event;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a rollback as a table, with the times of its journal.
 *
 * @param steps the steps
 * @param entries the lines of the journal
 */
record StepTable(List<Step> steps, List<Entry> entries) {
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.number("No."),
            View.Column.text("Step"),
            View.Column.text("Begun"),
            View.Column.text("Took"),
            View.Column.text("State"));

    View view() {
        var rows = steps.stream().map(this::row).toList();
        return new View.Table("The steps", COLUMNS, rows);
    }

    private List<String> row(Step step) {
        var begun = at(Event.INTENDED, step.name());
        var done = at(Event.DONE, step.name());
        return List.of(
                Integer.toString(steps.indexOf(step) + 1),
                step.name(),
                begun.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""),
                begun.isPresent() && done.isPresent() ? took(begun.get(), done.get()) : "",
                state(step.name(), begun.isPresent(), done.isPresent()));
    }

    private String state(String step, boolean begun, boolean done) {
        if (at(Event.STUCK, step).isPresent() && at(Event.UNDONE, step).isEmpty()) {
            return "could not be undone";
        }
        if (at(Event.UNDONE, step).isPresent()) {
            return done ? "done, then undone" : "failed, then undone";
        }
        return done ? "done" : begun ? "begun" : "not begun";
    }

    /** How long the service was away: from the stop until it was well, or back. By the wall clock. */
    Optional<Duration> outage() {
        var end = at(Event.UNDONE, StepNames.STOP).or(() -> at(Event.DONE, StepNames.HEALTH));
        return at(Event.INTENDED, StepNames.STOP)
                .flatMap(start -> end.map(time -> Duration.between(start, time)))
                .filter(time -> !time.isNegative());
    }

    private static String took(Instant from, Instant to) {
        var time = Duration.between(from, to);
        return time.isNegative() ? "the clock was set back" : Units.format(time);
    }

    private Optional<Instant> at(Event event, String step) {
        return entries.stream()
                .filter(entry -> entry.event() == event && entry.step().equals(step))
                .map(Entry::at)
                .reduce((earlier, later) -> later);
    }
}
