package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.system.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sentence on updates. */
final class UpdateVerdict {
    private UpdateVerdict() {}

    static String of(List<UpdateRow> rows, Optional<String> plan, boolean dryRun, boolean informed) {
        var said = new ArrayList<String>();
        say(said, rows, UpdateRow.State.APPLIED, "applied, and the service is well");
        say(said, rows, UpdateRow.State.UNDONE, "undone, since the service was not well with them");
        say(said, rows, UpdateRow.State.UNWELL, "undone, but the service is not well with the old files either");
        say(said, rows, UpdateRow.State.STUCK, "NOT undone, although the service was not well with them");
        say(said, rows, UpdateRow.State.READY, "tested well together");
        say(said, rows, UpdateRow.State.BAD, "fail the test");
        say(said, rows, UpdateRow.State.UNTRIED, dryRun ? "would be tried" : "not tried");
        say(said, rows, UpdateRow.State.BY_HAND, "to be made by hand");
        say(said, rows, UpdateRow.State.HELD, "held back");
        say(said, rows, UpdateRow.State.UNKNOWN, "unknown");
        var urgent = rows.stream().filter(UpdateRow::isSecurity).count();
        var all = said.isEmpty() ? "no updates" : "updates: " + String.join(", ", said);
        return Counted.of(rows.size(), "package") + "; " + all
                + (urgent > 0 ? "; " + Counted.of(urgent, "mends a vulnerability", "mend vulnerabilities") : "")
                + (informed ? "" : "; vulnerabilities were not looked up")
                + next(rows, plan);
    }

    private static void say(List<String> said, List<UpdateRow> rows, UpdateRow.State state, String words) {
        var count = rows.stream().filter(row -> row.state() == state).count();
        if (count > 0) {
            said.add(count + " " + words);
        }
    }

    private static String next(List<UpdateRow> rows, Optional<String> plan) {
        var ready = rows.stream().anyMatch(row -> row.state() == UpdateRow.State.READY);
        return ready ? plan.map(id -> "; apply with --apply --plan " + id).orElse("") : "";
    }
}
