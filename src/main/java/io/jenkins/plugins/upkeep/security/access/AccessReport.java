package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes down what an access audit saw, and what of it is new. */
final class AccessReport {
    private static final int MOST_DIFFERENCES = 50;

    /** More are not kept from run to run. */
    private static final int MOST_FACTS = 20_000;

    private static final int LONGEST_SUBJECT = 200;

    private final Set<String> before;
    private final Sight sight;
    private final AccessDifference difference;

    AccessReport(Set<String> before, Sight sight) {
        this.before = before;
        this.sight = sight;
        this.difference =
                before.isEmpty() ? new AccessDifference(List.of(), List.of()) : AccessDifference.between(before, sight);
    }

    void write(ReportBuilder report) {
        sight.issues().forEach(issue -> report.add(issue.finding()));
        sight.gaps().stream().distinct().map(Gap::finding).forEach(report::add);
        differences(report);
        sight.views().forEach(report::add);
        var facts = AccessDifference.remembered(before, sight).stream().toList();
        if (facts.size() > MOST_FACTS) {
            report.add(Finding.unknown(
                    "access",
                    "there are more rights than can be compared with the next run",
                    "grant to groups and roles instead of single accounts"));
        }
        report.add(Measurement.count("rights", rights().count()));
        report.add(Measurement.count("new_rights", difference.fresh().size()));
        report.section(new AccessSection(
                facts.stream().limit(MOST_FACTS).toList(),
                before.isEmpty(),
                difference.fresh(),
                difference.gone(),
                sight.issues().stream().map(Issue::key).toList()));
    }

    private Stream<String> rights() {
        return sight.facts().stream().filter(fact -> !fact.startsWith(Sight.LOOKED));
    }

    private void differences(ReportBuilder report) {
        if (before.isEmpty()) {
            report.add(Finding.info(
                    "access", "no earlier run is known: from the next run on, what is new and what is gone is told"));
            return;
        }
        difference.fresh().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(fact -> report.add(Finding.warning(
                        subject(fact),
                        "is new since the last run",
                        "",
                        "ask who gave this right and why; take it away if nobody knows")));
        difference.gone().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(fact -> report.add(Finding.info(subject(fact), "is gone since the last run")));
        var more = Math.max(0, difference.fresh().size() - MOST_DIFFERENCES);
        if (more > 0) {
            report.add(Finding.warning(
                    "access", more + " more rights are new", "", "see fresh in the section access of report.json"));
        }
    }

    private static String subject(String fact) {
        return fact.length() <= LONGEST_SUBJECT ? fact : fact.substring(0, LONGEST_SUBJECT) + "…";
    }

    /** One sentence. */
    String verdict(ReportBuilder report) {
        var problems = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        var seen = Counted.of(rights().count(), "right") + " looked at, "
                + (before.isEmpty()
                        ? "no earlier run is known"
                        : difference.fresh().size() + " new and "
                                + difference.gone().size() + " gone since the last run");
        if (problems.isEmpty()) {
            return seen;
        }
        var first = problems.get(0);
        return first.subject() + ": " + first.seen() + "; first: " + first.action() + " (" + seen
                + (problems.size() == 1 ? "" : "; " + (problems.size() - 1) + " more findings") + ")";
    }
}
