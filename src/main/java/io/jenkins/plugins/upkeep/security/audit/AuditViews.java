package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.report.View.Column;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tables of an audit: what was looked at, and what was decided. */
public final class AuditViews {
    private AuditViews() {}

    /**
     * @param result what the audit saw
     * @return its tables, those of the checks after its own
     */
    public static List<View> of(AuditResult result) {
        var views = new ArrayList<View>();
        views.add(checks(result));
        if (!result.decisions().acceptances().isEmpty()) {
            views.add(accepted(result));
        }
        if (result.count(Standing.BASELINE) > 0) {
            views.add(baseline(result));
        }
        result.seen().forEach(seen -> views.addAll(seen.outcome().views()));
        return views;
    }

    private static View checks(AuditResult result) {
        var columns = List.of(
                Column.text("Check"),
                Column.number("Looked at"),
                Column.number("Issues"),
                Column.number("Not looked at"),
                Column.text("Result"));
        var rows = result.seen().stream().map(seen -> row(seen, result)).toList();
        return new View.Table("What was looked at", columns, rows);
    }

    private static List<String> row(Seen seen, AuditResult result) {
        var outcome = seen.outcome();
        return List.of(
                seen.check(),
                Integer.toString(outcome.looked()),
                Integer.toString(outcome.issues().size()),
                Integer.toString(outcome.gaps().size()),
                words(outcome, result));
    }

    private static String words(Outcome outcome, AuditResult result) {
        var own = Set.copyOf(outcome.issues());
        var needAction = result.issues().stream()
                .filter(judged -> own.contains(judged.issue()))
                .filter(Judged::needsAction)
                .count();
        if (!outcome.gaps().isEmpty()) {
            return needAction == 0 ? "unknown" : "needs action, and is not all that could be seen";
        }
        if (needAction > 0) {
            return "needs action";
        }
        return outcome.looked() == 0 ? "nothing to look at" : "well";
    }

    private static View accepted(AuditResult result) {
        var columns = List.of(
                Column.text("Rule"),
                Column.text("Thing"),
                Column.text("Reason"),
                Column.text("Until"),
                Column.number("Days left"),
                Column.number("Issues"));
        var rows = result.decisions().acceptances().stream()
                .map(acceptance -> List.of(
                        acceptance.rule(),
                        acceptance.subject(),
                        acceptance.reason(),
                        acceptance.until().toString(),
                        Long.toString(ChronoUnit.DAYS.between(result.today(), acceptance.until())),
                        Long.toString(result.issues().stream()
                                .filter(judged -> acceptance.fits(judged.issue()))
                                .count())))
                .toList();
        return new View.Table("Accepted", columns, rows);
    }

    private static View baseline(AuditResult result) {
        var columns = List.of(Column.text("Rule"), Column.text("Thing"), Column.text("Seen"), Column.text("Do"));
        var rows = result.issues().stream()
                .filter(judged -> judged.standing() == Standing.BASELINE)
                .map(judged -> List.of(
                        judged.issue().rule().id(),
                        judged.issue().subject(),
                        judged.issue().finding().seen(),
                        judged.issue().finding().action()))
                .toList();
        return new View.Table(
                "In the baseline of " + result.decisions().baseline().made(), columns, rows);
    }
}
