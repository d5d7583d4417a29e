package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.rollback.database.Loss;
import io.jenkins.plugins.upkeep.rollback.git.Distance;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback would do, found out before anything is touched.
 *
 * @param journey where from and where to
 * @param folder the work tree
 * @param driver runs the service
 * @param distance what lies between
 * @param loss what of the database would be lost; empty when it is kept, or could not be counted
 * @param findings what was found; what forbids the rollback is UNKNOWN, since nothing is then done
 */
record Plan(
        Journey journey,
        GitFolder folder,
        ServiceDriver driver,
        Distance distance,
        Optional<Loss> loss,
        List<Finding> findings) {
    private static final int MOST_TABLES = 30;

    Plan {
        findings = List.copyOf(findings);
    }

    /** What forbids it. */
    List<Finding> refusals() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.UNKNOWN)
                .toList();
    }

    /** Whether everything is already as it should be. */
    boolean isThere() {
        return !journey.restores() && journey.origin().commit().equals(journey.commit());
    }

    /** Fills the report of a plan. */
    void fill(ReportBuilder report) {
        findings.forEach(report::add);
        measure(report, "What would be lost");
    }

    /** Fills the report of a rollback that is not only planned: what is well is not told. */
    void fillExecuted(ReportBuilder report) {
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).forEach(report::add);
        measure(report, "What the database had before and has not now");
    }

    private void measure(ReportBuilder report, String title) {
        report.add(Measurement.count("commits_taken_back", distance.behind()));
        report.add(Measurement.count("files_changed", distance.files()));
        if (loss.isPresent()) {
            report.add(Measurement.count("rows_lost_at_least", loss.get().rows()));
            report.add(Measurement.seconds("set_age", loss.get().age()));
            report.add(table(loss.get(), title));
        } else if (journey.restores()) {
            report.add(Measurement.notMeasurable("rows_lost_at_least", Unit.COUNT, "the rows could not be counted"));
        }
    }

    private static View table(Loss loss, String title) {
        var columns = List.of(
                View.Column.text("Table"),
                View.Column.number("Rows in the set"),
                View.Column.number("Rows now"),
                View.Column.number("More now"),
                View.Column.text("Remark"));
        var rows = loss.tables().stream().limit(MOST_TABLES).map(LossRow::cells).toList();
        var shown = loss.tables().size() > MOST_TABLES
                ? title + ": the first " + MOST_TABLES + " of " + loss.tables().size() + " tables"
                : title;
        return new View.Table(shown, columns, rows);
    }

    /** The way in a few words. */
    String way() {
        return "from " + journey.origin().inWords() + " to " + journey.target();
    }

    String verdict() {
        if (!refusals().isEmpty()) {
            var first = refusals().get(0);
            return "a rollback " + way() + " is refused, and nothing was touched: " + first.subject() + ": "
                    + first.seen() + "; " + first.action();
        }
        var lost = loss.map(counted -> "the database goes back too: " + counted.brief())
                .orElse("the database is kept");
        return "a rollback " + way() + " would take " + count(distance.behind(), "commit") + " back and change "
                + count(distance.files(), "file") + "; " + lost;
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
