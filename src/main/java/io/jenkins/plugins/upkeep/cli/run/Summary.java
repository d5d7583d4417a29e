package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one report of a cadence: what its tasks found, and how each ended.
 *
 * @param cadence the cadence
 * @param service the service
 * @param ends what became of its tasks, in their order
 */
record Summary(Cadence cadence, String service, List<PartEnd> ends) {
    private static final int MOST_FINDINGS = 50;

    Summary {
        ends = List.copyOf(ends);
    }

    /**
     * @param started when the cadence began
     * @param duration how long it took
     * @param dryRun whether it was only planned
     */
    Report report(Instant started, Duration duration, boolean dryRun) {
        var report = Report.of(cadence.task(), service);
        for (var one : reports()) {
            addFindings(one, report);
            report.add(Measurement.seconds("duration", one.duration()).on(one.task()));
        }
        if (!stopped().isEmpty()) {
            report.add(Finding.unknown(
                    cadence.task(),
                    "was stopped before " + String.join(", ", stopped()) + " could run",
                    "run upkeep run " + cadence.word() + " again"));
        } else if (reports().isEmpty()) {
            report.add(Finding.unknown(
                    cadence.task(),
                    "upkeep.yaml names nothing for any of its tasks",
                    "add the sections of what the service has, as 'upkeep config example' shows"));
        }
        report.add(table());
        report.section(CadenceSection.of(cadence, ends));
        return report.build(started, duration, verdict(dryRun));
    }

    /** The exit status of the whole: a signal's above all, then what is critical, then a wrong configuration. */
    int exitStatus(Report report) {
        if (!stopped().isEmpty() || hasEnded(ExitStatus.INTERRUPTED)) {
            return ExitStatus.INTERRUPTED;
        }
        return report.status() != Status.CRITICAL && hasEnded(ExitStatus.USAGE)
                ? ExitStatus.USAGE
                : report.status().exitStatus();
    }

    private boolean hasEnded(int exitStatus) {
        return ends.stream()
                .flatMap(end -> end.outcome().stream())
                .anyMatch(outcome -> outcome.exitStatus() == exitStatus);
    }

    private List<String> stopped() {
        return ends.stream().filter(PartEnd::stopped).map(PartEnd::task).toList();
    }

    private List<Report> reports() {
        return ends.stream()
                .flatMap(end -> end.outcome().stream())
                .map(outcome -> outcome.report())
                .toList();
    }

    private static void addFindings(Report one, ReportBuilder report) {
        var grave = one.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        grave.stream()
                .limit(MOST_FINDINGS)
                .map(finding -> new Finding(
                        finding.severity(),
                        one.task() + ": " + finding.subject(),
                        finding.seen(),
                        finding.limit(),
                        finding.action()))
                .forEach(report::add);
        if (grave.size() > MOST_FINDINGS) {
            report.add(
                    Finding.info(one.task(), "has " + (grave.size() - MOST_FINDINGS) + " more findings in its report"));
        }
    }

    private View table() {
        var columns = List.of(
                View.Column.text("Task"),
                View.Column.text("Status"),
                View.Column.number("Took"),
                View.Column.text("Verdict"));
        var rows = CadenceSection.of(cadence, ends).tasks().stream()
                .map(entry -> List.of(
                        entry.task(),
                        entry.status().map(Status::name).orElse("–"),
                        entry.duration().map(Units::format).orElse("–"),
                        entry.verdict()))
                .toList();
        return new View.Table("Tasks", columns, rows);
    }

    private String verdict(boolean dryRun) {
        var all = reports();
        if (!stopped().isEmpty()) {
            return "stopped before " + String.join(", ", stopped()) + " could run";
        }
        if (all.isEmpty()) {
            return "nothing was looked at";
        }
        var bad = all.stream()
                .filter(report -> !report.allWell())
                .sorted(Comparator.comparing(Report::status).reversed())
                .toList();
        if (bad.isEmpty()) {
            return (dryRun ? "would run " : "all is well: ")
                    + count(all.size())
                    + all.stream().map(Report::task).collect(Collectors.joining(", ", " (", ")"));
        }
        var first = bad.get(0);
        return bad.size() + " of " + count(all.size()) + (bad.size() == 1 ? " needs" : " need") + " attention; first "
                + first.task() + ": " + first.verdict();
    }

    private static String count(int tasks) {
        return tasks == 1 ? "1 task" : tasks + " tasks";
    }
}
