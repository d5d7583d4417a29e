package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The packages for which there is something to say, what is most urgent first. */
final class UpdateTable {
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Package"),
            View.Column.text("Now"),
            View.Column.text("Candidate"),
            View.Column.text("Newest"),
            View.Column.text("Kind"),
            View.Column.text("Public for"),
            View.Column.text("Mends"),
            View.Column.text("Decision"),
            View.Column.text("Why"));

    private UpdateTable() {}

    static View of(List<UpdateRow> rows, Instant now) {
        var cells = rows.stream()
                .filter(row -> row.state() != UpdateRow.State.CURRENT || row.withdrawn())
                .sorted(Comparator.comparing((UpdateRow row) -> !row.isSecurity())
                        .thenComparing(UpdateRow::state)
                        .thenComparing(UpdateRow::name))
                .map(row -> cells(row, now))
                .toList();
        return new View.Table("Updates of libraries", COLUMNS, cells);
    }

    private static List<String> cells(UpdateRow row, Instant now) {
        return List.of(
                row.name(),
                row.now() + (row.withdrawn() ? " (withdrawn)" : ""),
                row.candidate().orElse("–"),
                row.newest().orElse("–"),
                row.kind().orElse("–"),
                row.released().map(time -> age(time, now)).orElse("unknown"),
                row.fixes().isEmpty() ? "–" : String.join(", ", row.fixes()),
                row.state().word(),
                row.reason());
    }

    private static String age(Instant released, Instant now) {
        var age = Duration.between(released, now);
        return age.isNegative() ? "in the future" : Units.format(age);
    }
}
