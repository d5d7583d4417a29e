package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.traffic.AccessReview;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Looks through the access logs as the access review does, for who attacks the service.
 *
 * @param review the access review
 */
record AccessReviewCheck(AccessReview review) implements Check {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Rule ATTACK = new Rule(
            "access-attack",
            "Somebody tries to get in",
            "Failed logins, scans and bursts of requests come before a break-in; fail2ban keeps out who sends them.");
    private static final String LOGS = "access logs";
    private static final String LINES = "api_log_lines";

    @Override
    public String name() {
        return "Access logs";
    }

    @Override
    public String plan() {
        return "would look through " + String.join(", ", review.logs().config().files())
                + " for failed logins and scans";
    }

    @Override
    public Duration timeout() {
        return LIMIT;
    }

    @Override
    public List<Rule> rules() {
        return List.of(ATTACK);
    }

    @Override
    public Outcome look(Clock clock) throws UpkeepException, InterruptedException {
        var nowhere = Path.of("");
        var context = new TaskContext(
                "access-review", "", clock, TaskLog.silent(), Progress.unseen(), nowhere, nowhere, false);
        return outcome(review.run(context));
    }

    private static Outcome outcome(Report report) {
        var outcome = Outcome.builder().looked(lines(report) > 0 ? 1 : 0);
        report.findings().forEach(finding -> add(outcome, finding));
        return outcome.build();
    }

    /** What is wrong with the logs themselves keeps somebody from looking, however little. */
    private static void add(OutcomeBuilder outcome, Finding finding) {
        if (finding.severity() == Severity.UNKNOWN || finding.subject().equals(LOGS)) {
            outcome.add(new Gap(finding.subject(), finding.seen(), finding.action()));
        } else {
            outcome.add(Issue.of(ATTACK, finding));
        }
    }

    private static double lines(Report report) {
        return report.measurements().stream()
                .filter(one -> one.name().equals(LINES))
                .map(Measurement::value)
                .filter(value -> value.isPresent())
                .mapToDouble(value -> value.getAsDouble())
                .sum();
    }
}
