package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.report.Artifact;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.security.audit.Acceptance;
import io.jenkins.plugins.upkeep.security.audit.Audit;
import io.jenkins.plugins.upkeep.security.audit.AuditResult;
import io.jenkins.plugins.upkeep.security.audit.AuditSection;
import io.jenkins.plugins.upkeep.security.audit.AuditViews;
import io.jenkins.plugins.upkeep.security.audit.Baseline;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Decisions;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Judged;
import io.jenkins.plugins.upkeep.security.audit.Sarif;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what makes a service open to attack: old keys, certificates, known vulnerabilities, weak accounts, readable secrets, open
 * ports. It changes nothing but the baseline, and that only when asked to. What it could not look at is unknown, never well.
 *
 * @param checks what looks
 * @param acceptances what somebody has decided to live with
 * @param baseline the file of what was there when auditing began
 * @param config the file of the configuration; paths in the SARIF file are given from its folder
 * @param writesBaseline whether the baseline is written anew instead of read
 */
public record SecurityAudit(
        List<Check> checks, List<Acceptance> acceptances, Optional<Path> baseline, Path config, boolean writesBaseline)
        implements Task {
    public SecurityAudit {
        checks = List.copyOf(checks);
        acceptances = List.copyOf(acceptances);
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        if (context.dryRun()) {
            checks.forEach(check -> context.log().info(check.plan()));
            var verdict = "would make " + Verdict.counted(checks.size(), "check") + "; nothing was looked at";
            return context.report().build(started, watch.elapsed(), verdict);
        }
        var today = LocalDate.ofInstant(started, ZoneOffset.UTC);
        var known = known();
        var seen = new Audit(checks).look(context.clock(), context.progress());
        var decisions = new Decisions(acceptances, known, context.history().facts());
        var result = AuditResult.of(seen, decisions, today);
        if (writesBaseline) {
            result = renewed(result, context);
        }
        var report = report(context, result);
        write(context, result, report);
        return report.build(started, watch.elapsed(), Verdict.on(result, report.findings()));
    }

    private Baseline known() throws UpkeepException {
        return baseline.isEmpty() || writesBaseline ? Baseline.none() : Baseline.read(baseline.get());
    }

    /** What could not be looked at is not in a baseline: it would be new once it is seen. */
    private AuditResult renewed(AuditResult result, TaskContext context) throws UpkeepException {
        var file = baseline.orElseThrow(() -> new UpkeepException(
                "security.baseline: names no file that a baseline could be written to; name one in upkeep.yaml"));
        var open = result.issues().stream()
                .filter(Judged::needsAction)
                .map(Judged::issue)
                .toList();
        var renewed = Baseline.of(result.today(), open);
        renewed.write(file);
        context.log()
                .info("wrote a baseline of " + Verdict.counted(renewed.issues().size(), "issue") + " to " + file);
        var decisions = new Decisions(acceptances, renewed, context.history().facts());
        return AuditResult.of(result.seen(), decisions, result.today());
    }

    private static ReportBuilder report(TaskContext context, AuditResult result) {
        var report = context.report();
        result.issues().stream().map(Judged::finding).forEach(finding -> say(context, report, finding));
        result.gaps().stream().map(Gap::finding).forEach(finding -> say(context, report, finding));
        report.add(Measurement.count("security_things", result.looked()));
        report.add(Measurement.count("security_issues", result.open()));
        report.add(Measurement.count("security_gaps", result.gaps().size()));
        result.seen().forEach(seen -> seen.outcome().measurements().forEach(report::add));
        AuditViews.of(result).forEach(report::add);
        return report.section(AuditSection.of(result));
    }

    private static void say(TaskContext context, ReportBuilder report, Finding finding) {
        report.add(finding);
        context.log().detail(finding.severity() + " " + finding.subject() + ": " + finding.seen());
    }

    private void write(TaskContext context, AuditResult result, ReportBuilder report) throws UpkeepException {
        var rules = checks.stream().flatMap(check -> check.rules().stream()).toList();
        new Sarif(rules, config.toAbsolutePath().getParent(), config)
                .write(result, context.reportFolder().resolve(Sarif.FILE_NAME));
        report.add(new Artifact(Sarif.FILE_NAME, "The issues as SARIF 2.1.0, for warnings-ng and code hosts"));
    }
}
