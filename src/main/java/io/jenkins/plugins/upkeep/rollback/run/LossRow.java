package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.database.TableLoss;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;
import java.util.OptionalLong;

/** A line of the table that shows what would be lost. */
final class LossRow {
    private LossRow() {}

    static List<String> cells(TableLoss table) {
        return List.of(
                Visible.of(table.table()),
                count(table.then()),
                (table.estimated() ? "about " : "") + count(table.now()),
                table.problem().isEmpty() ? Units.format((double) table.more(), Unit.COUNT) : "?",
                remark(table));
    }

    private static String count(OptionalLong rows) {
        return rows.isPresent() ? Units.format((double) rows.getAsLong(), Unit.COUNT) : "–";
    }

    private static String remark(TableLoss table) {
        if (!table.problem().isEmpty()) {
            return "could not be counted: " + table.problem();
        }
        if (table.isNew()) {
            return "did not exist then: would be gone";
        }
        return table.isGone() ? "does not exist now: would come back" : "";
    }
}
