package io.jenkins.plugins.upkeep.emergency;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.Probes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Looks at all of a service at the same time, in a hurry, and names the next three things to do in their order. It works when half
 * of the service is down, changes nothing, and always ends within its deadline.
 *
 * @param probes what looks
 */
public record EmergencyCheck(List<Probe> probes) implements Task {
    /** How long a single probe may take. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** With the start of Java before and the report after, all of it takes no more than fifteen seconds. */
    static final Duration DEADLINE = Duration.ofSeconds(12);

    public EmergencyCheck {
        probes = List.copyOf(probes);
    }

    @Override
    public Report run(TaskContext context) throws InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        if (context.dryRun()) {
            probes.forEach(probe -> context.log().info(probe.plan()));
            return context.report()
                    .build(
                            started,
                            watch.elapsed(),
                            "would look at " + Counted.of(probes.size(), "thing") + "; nothing was looked at");
        }
        var hurried = probes.stream()
                .map(probe -> Hurried.of(probe.knowing(context.history()), LIMIT))
                .toList();
        var results = new Probes(List.copyOf(hurried), DEADLINE).look(context.clock(), context.progress());
        var findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        var section = EmergencySection.of(findings);
        return report(context, section, findings, results)
                .section(section)
                .build(started, watch.elapsed(), section.verdict(findings));
    }

    private static ReportBuilder report(
            TaskContext context, EmergencySection section, List<Finding> findings, List<ProbeResult> results) {
        var report = context.report();
        Next.inOrder(findings).forEach(report::add);
        results.stream().flatMap(result -> result.measurements().stream()).forEach(report::add);
        report.add(next(section));
        report.add(layers(findings));
        results.stream().flatMap(result -> result.views().stream()).forEach(report::add);
        return report;
    }

    private static View next(EmergencySection section) {
        var columns = List.of(
                View.Column.number("No."), View.Column.text("Thing"), View.Column.text("Seen"), View.Column.text("Do"));
        var rows = IntStream.range(0, section.next().size())
                .mapToObj(at -> List.of(
                        Integer.toString(at + 1),
                        section.next().get(at).subject(),
                        section.next().get(at).seen(),
                        section.next().get(at).action()))
                .toList();
        return new View.Table("What to do next", columns, rows);
    }

    /** All that was looked at, from the ground up. */
    private static View layers(List<Finding> findings) {
        var columns = new ArrayList<View.Column>();
        List.of("Part", "Thing", "Status", "Seen").forEach(head -> columns.add(View.Column.text(head)));
        var rows = findings.stream()
                .sorted(Comparator.comparing(finding -> Layer.of(finding.subject())))
                .map(finding -> List.of(
                        words(Layer.of(finding.subject()).name()),
                        finding.subject(),
                        finding.severity() == Severity.INFO
                                ? "OK"
                                : words(finding.severity().name()),
                        finding.seen()))
                .toList();
        return new View.Table("The service from the ground up", columns, rows);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
