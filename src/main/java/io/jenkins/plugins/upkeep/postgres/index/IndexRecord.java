package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.session.Refusals;
import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import java.util.List;
import java.util.OptionalLong;

/**
 * Puts what became of building indexes anew into the report.
 *
 * @param plan what was to be done
 * @param outcomes what was done
 * @param after the indexes as they are now; empty when nobody could look
 */
record IndexRecord(IndexPlan plan, List<IndexOutcome> outcomes, List<IndexState> after) {
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Index"),
            View.Column.number("Size before"),
            View.Column.number("Size after"),
            View.Column.text("Why"),
            View.Column.text("Done"),
            View.Column.number("Took"));

    void fill(ReportBuilder report, boolean planned) {
        var rows = planned
                ? plan.needs().stream()
                        .map(need -> row(need, "", "would be built anew", ""))
                        .toList()
                : outcomes.stream().map(this::row).toList();
        report.add(new View.Table("Indexes built anew", COLUMNS, rows));
        if (planned) {
            return;
        }
        report.add(Measurement.count("indexes_rebuilt", rebuilt()));
        fillRefusals(report);
    }

    private void fillRefusals(ReportBuilder report) {
        outcomes.forEach(outcome -> Refusals.of(
                        "index " + outcome.need().index().name(),
                        outcome.statement(),
                        outcome.result(),
                        outcome.need().reason())
                .ifPresent(report::add));
        Refusals.outOfTime(
                        "reindex",
                        "indexes",
                        outcomes.stream()
                                .filter(outcome -> outcome.result().kind() == StatementResult.Kind.OUT_OF_TIME)
                                .map(outcome -> outcome.need().index().name())
                                .toList())
                .ifPresent(report::add);
    }

    IndexFacts facts() {
        var freed = outcomes.stream()
                .filter(outcome -> outcome.result().isDone())
                .mapToLong(outcome -> outcome.need().index().bytes()
                        - size(outcome.need().index())
                                .orElse(outcome.need().index().bytes()))
                .sum();
        return new IndexFacts(plan.needs().size(), rebuilt(), outcomes.size() - rebuilt(), freed);
    }

    private long rebuilt() {
        return outcomes.stream().filter(outcome -> outcome.result().isDone()).count();
    }

    private List<String> row(IndexOutcome outcome) {
        var size = outcome.result().isDone() ? size(outcome.need().index()) : OptionalLong.empty();
        var words = switch (outcome.result().kind()) {
            case DONE -> "built anew";
            case LOCKED -> "not done: locked by others";
            case REFUSED -> "not done: refused";
            case OUT_OF_TIME -> "not done: the window ended";
        };
        return row(
                outcome.need(), size.isPresent() ? bytes(size.getAsLong()) : "", words, Units.format(outcome.took()));
    }

    private static List<String> row(IndexNeed need, String after, String done, String took) {
        return List.of(need.index().name(), bytes(need.index().bytes()), after, need.reason(), done, took);
    }

    /** It has another number now, and the same name. */
    private OptionalLong size(IndexState index) {
        return after.stream()
                .filter(other -> other.name().equals(index.name()))
                .mapToLong(IndexState::bytes)
                .findFirst();
    }

    private static String bytes(long count) {
        return Units.format((double) count, Unit.BYTES);
    }
}
