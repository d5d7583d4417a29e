package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.Probes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.List;

/**
 * Looks at all parts of a service at the same time and says what to do first. It changes nothing, and always ends: a part
 * that could not be looked at in time is unknown, and named.
 *
 * @param probes what looks at the parts
 * @param deadline how long all of it may take
 * @param config when it tells of what it sees
 */
public record HealthCheck(List<Probe> probes, Duration deadline, HealthConfig config) implements Task {
    /** How long a health check may take, unless a single probe has to wait longer. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    public HealthCheck {
        probes = List.copyOf(probes);
    }

    /** A health check with the usual deadline, or that of its most patient probe. */
    public static HealthCheck of(List<Probe> probes, HealthConfig config) {
        var longest = probes.stream()
                .map(probe -> probe.timeout().plusSeconds(2))
                .reduce(DEADLINE, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        return new HealthCheck(probes, longest, config);
    }

    @Override
    public Report run(TaskContext context) throws InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        if (context.dryRun()) {
            probes.forEach(probe -> context.log().info(probe.plan()));
            var verdict = "would look at " + counted(probes.size(), "thing") + "; nothing was looked at";
            return context.report().build(started, watch.elapsed(), verdict);
        }
        var knowing =
                probes.stream().map(probe -> probe.knowing(context.history())).toList();
        var seen = new Probes(knowing, deadline).look(context.clock(), context.progress());
        var results = Hysteresis.of(config, context.history()).settle(seen);
        results.stream().flatMap(result -> result.findings().stream()).forEach(finding -> say(context, finding));
        return report(context, results).build(started, watch.elapsed(), Verdict.on(results));
    }

    private static void say(TaskContext context, Finding finding) {
        context.log().detail(finding.severity() + " " + finding.subject() + ": " + finding.seen());
    }

    private static ReportBuilder report(TaskContext context, List<ProbeResult> results) {
        var report = context.report();
        for (var result : results) {
            result.findings().stream()
                    .filter(finding -> finding.severity() != Severity.INFO)
                    .forEach(report::add);
            result.measurements().forEach(report::add);
        }
        HealthViews.of(results).forEach(report::add);
        return report;
    }

    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
