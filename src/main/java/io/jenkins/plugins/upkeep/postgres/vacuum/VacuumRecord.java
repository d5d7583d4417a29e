package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.postgres.session.Refusals;
import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts what became of vacuuming into the report.
 *
 * @param plan what was to be done
 * @param outcomes what was done
 * @param after the tables as they are now, by their numbers; empty when nobody could look
 * @param holders who keeps dead rows in the database; empty when nobody is seen
 */
record VacuumRecord(VacuumPlan plan, List<Outcome> outcomes, Map<Long, TableState> after, String holders) {
    private static final String TITLE = "Vacuum and analyze";
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Table"),
            View.Column.number("Size"),
            View.Column.text("Why"),
            View.Column.text("Done"),
            View.Column.number("Took"));

    /** In a dry run. */
    void planned(ReportBuilder report) {
        var rows = plan.needs().stream()
                .map(need -> row(need, (need.vacuum() ? "would be vacuumed" : "would be analyzed"), ""))
                .toList();
        report.add(new View.Table(TITLE, COLUMNS, rows));
        leftToServer().ifPresent(report::add);
    }

    private Optional<Finding> leftToServer() {
        return plan.leftToServer() == 0
                ? Optional.empty()
                : Optional.of(Finding.info(
                        "vacuum",
                        plan.leftToServer() + " of the server's own tables need it and are not ours to work on;"
                                + " autovacuum sees to them"));
    }

    void fill(ReportBuilder report) {
        report.add(new View.Table(
                TITLE,
                COLUMNS,
                outcomes.stream()
                        .map(outcome -> row(outcome.need(), words(outcome), Units.format(outcome.took())))
                        .toList()));
        report.add(Measurement.count("tables_vacuumed", count(VacuumRecord::vacuumed)));
        report.add(Measurement.count("tables_analyzed", count(VacuumRecord::analyzed)));
        outcomes.forEach(outcome -> problem(outcome).ifPresent(report::add));
        outOfTime().ifPresent(report::add);
        leftToServer().ifPresent(report::add);
        outcomes.stream()
                .filter(VacuumRecord::vacuumed)
                .forEach(outcome -> stillDead(outcome).ifPresent(report::add));
    }

    VacuumFacts facts(Duration took) {
        return VacuumFacts.of(
                plan,
                count(VacuumRecord::vacuumed),
                count(VacuumRecord::analyzed),
                count(outcome -> !outcome.result().isDone()),
                took);
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private static boolean vacuumed(Outcome outcome) {
        return outcome.result().isDone() && outcome.need().vacuum();
    }

    private static boolean analyzed(Outcome outcome) {
        return outcome.result().isDone() && outcome.need().analyze();
    }

    private static List<String> row(Need need, String done, String took) {
        return List.of(
                need.table().name(),
                Units.format((double) need.table().bytes(), Unit.BYTES),
                need.reason(),
                done,
                took);
    }

    private static String words(Outcome outcome) {
        return switch (outcome.result().kind()) {
            case DONE ->
                outcome.need().vacuum()
                        ? (outcome.need().analyze() ? "vacuumed and analyzed" : "vacuumed")
                        : "analyzed";
            case LOCKED -> "not done: locked by others";
            case REFUSED -> "not done: refused";
            case OUT_OF_TIME -> "not done: the window ended";
        };
    }

    private static Optional<Finding> problem(Outcome outcome) {
        return Refusals.of(
                "table " + outcome.need().table().name(),
                outcome.statement(),
                outcome.result(),
                "it needs it: " + outcome.need().reason());
    }

    private Optional<Finding> outOfTime() {
        return Refusals.outOfTime(
                "vacuum",
                "tables",
                outcomes.stream()
                        .filter(outcome -> outcome.result().kind() == StatementResult.Kind.OUT_OF_TIME)
                        .map(outcome -> outcome.need().table().name())
                        .toList());
    }

    /** A vacuum that removes nothing helps nobody: somebody may still want to see the dead rows. */
    private Optional<Finding> stillDead(Outcome outcome) {
        return Optional.ofNullable(after.get(outcome.need().table().oid()))
                .filter(Need::isFullOfDeadRows)
                .map(table -> Finding.warning(
                        "table " + table.name(),
                        Counted.of(table.dead(), "row is", "rows are") + " dead after the vacuum too"
                                + (holders.isEmpty() ? "" : "; the oldest who may still want to see some: " + holders),
                        "at most " + Units.format((double) Need.MANY_DEAD, Unit.COUNT) + " or less than "
                                + Units.format(Need.LARGE_SHARE, Unit.RATIO),
                        "end that session, transaction or slot, then run this again"));
    }
}
