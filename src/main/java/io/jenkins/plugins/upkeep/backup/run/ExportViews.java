package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.backup.set.UnitEvidence;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import java.util.Comparator;
import java.util.List;

/** Shows the journal and the performance data of a set. */
final class ExportViews {
    private static final int MOST_UNITS = 50;

    private ExportViews() {}

    static void add(ReportBuilder report, JournalEvidence journal) {
        var rows = journal.units().stream()
                .sorted(Comparator.comparingLong(UnitEvidence::entries).reversed())
                .limit(MOST_UNITS)
                .map(unit -> List.of(unit.unit(), Long.toString(unit.entries()), Long.toString(unit.about())))
                .toList();
        var more = journal.units().size() - rows.size();
        report.add(Measurement.count("journal_entries", journal.entries()))
                .add(Measurement.bytes("journal_size", journal.bytes()))
                .add(new View.Table(
                        more > 0
                                ? "The journal's busiest units (" + more + " more stand in the manifest)"
                                : "Units of the journal",
                        List.of(
                                View.Column.text("unit"),
                                View.Column.number("messages"),
                                View.Column.number("of systemd about it")),
                        rows));
    }

    static void add(ReportBuilder report, PerformanceEvidence performance) {
        report.add(Measurement.count("performance_rows", performance.totalRows()))
                .add(new View.Table(
                        "Performance data",
                        List.of(View.Column.text("file"), View.Column.text("what"), View.Column.number("rows")),
                        performance.files().stream()
                                .map(file -> List.of(file.path(), file.query(), Long.toString(file.rows())))
                                .toList()));
    }
}
