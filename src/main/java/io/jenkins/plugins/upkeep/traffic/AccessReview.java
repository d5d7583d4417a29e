package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.traffic.files.LineCounts;
import io.jenkins.plugins.upkeep.traffic.files.LogFiles;
import io.jenkins.plugins.upkeep.traffic.files.LogReader;
import io.jenkins.plugins.upkeep.traffic.files.Period;
import io.jenkins.plugins.upkeep.traffic.review.ReviewCounter;
import io.jenkins.plugins.upkeep.traffic.review.ReviewFindings;
import io.jenkins.plugins.upkeep.traffic.review.ReviewRules;
import io.jenkins.plugins.upkeep.traffic.review.ReviewSection;
import io.jenkins.plugins.upkeep.traffic.review.ReviewViews;
import io.jenkins.plugins.upkeep.traffic.review.Words;
import io.jenkins.plugins.upkeep.traffic.ssh.LoginSource;
import io.jenkins.plugins.upkeep.traffic.ssh.SshLogins;
import io.jenkins.plugins.upkeep.traffic.ssh.SshReport;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks through access logs, and the messages of sshd where it is given them, for failed logins, scans, bursts and other odd
 * requests; says by whom, how often and when, and what keeps them out. It changes nothing.
 *
 * @param logs the logs
 * @param rules what is too much
 * @param ssh the messages of sshd; empty when nobody gives them
 */
public record AccessReview(AccessLogs logs, ReviewRules rules, Optional<LoginSource> ssh) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        var found = logs.find(started, context.log());
        if (context.dryRun()) {
            return report.build(started, watch.elapsed(), logs.plan(found));
        }
        new LogFindings(logs, report).on(found);
        var requests = found.files().isEmpty() ? 0 : requests(context, found, report, logs.period(started));
        ssh(report, started.minus(logs.config().period()));
        return report.build(started, watch.elapsed(), verdict(report, requests));
    }

    private long requests(TaskContext context, LogFiles found, ReportBuilder report, Period period)
            throws UpkeepException, InterruptedException {
        var counter = new ReviewCounter(rules, period);
        var reading = new LogReader(logs.format(), period, context.progress()).readInOrder(found, counter);
        new LogFindings(logs, report).on(reading);
        if (!logs.format().namesAddresses() || !logs.format().namesRequests()) {
            report.add(Finding.unknown(
                    "access logs",
                    "the format has no $remote_addr or no $request, so nobody can be told apart",
                    "add both to nginx' log_format and to api.accessLogs.format"));
            return reading.counted();
        }
        var review = counter.review();
        new ReviewFindings(review, rules).findings().forEach(report::add);
        var views = new ReviewViews(review, rules);
        views.measurements().forEach(report::add);
        views.views().forEach(report::add);
        report.section(ReviewSection.of(review, rules, LineCounts.of(reading)));
        return reading.counted();
    }

    private void ssh(ReportBuilder report, Instant since) throws InterruptedException {
        if (ssh.isEmpty()) {
            report.add(Measurement.notMeasurable(
                    "ssh_login_failures", Unit.COUNT, "the messages of sshd were not looked at"));
            return;
        }
        var logins = new SshLogins();
        try {
            ssh.get().read(since, logins);
        } catch (UpkeepException e) {
            report.add(Finding.unknown(
                    "ssh logins", e.getMessage(), "give the user the right to read the journal: usermod -aG adm"));
            report.add(Measurement.notMeasurable("ssh_login_failures", Unit.COUNT, e.getMessage()));
            return;
        }
        report.add(Measurement.count("ssh_login_failures", logins.failures()));
        report.add(Measurement.count("ssh_logins", logins.acceptedLogins()));
        var words = new SshReport(logins, rules::trusts);
        words.findings().forEach(report::add);
        words.view().ifPresent(report::add);
    }

    private String verdict(ReportBuilder report, long requests) {
        var problems = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        if (problems.isEmpty()) {
            return Words.count(requests, "request") + " of " + logs.span() + " looked through, nothing odd among them";
        }
        var first = problems.get(0);
        var others = problems.size() - 1;
        return first.subject() + ": " + first.seen() + "; first: " + first.action()
                + (others == 0 ? "" : " (besides: " + others + " more)");
    }
}
