package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Remembered;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a security audit saw, for programs.
 *
 * @param checks what was looked at
 * @param issues the issues, the gravest first
 * @param facts the keys of the issues, for the next run
 */
public record AuditSection(List<CheckResult> checks, List<IssueResult> issues, List<String> facts)
        implements Remembered {
    private static final String DONE = "audited";

    public AuditSection {
        checks = List.copyOf(checks);
        issues = List.copyOf(issues);
        facts = List.copyOf(facts);
    }

    /**
     * What one check came to.
     *
     * @param name what it looks at
     * @param looked how many things it looked at
     * @param issues how many issues it saw
     * @param gaps how many things it could not look at
     */
    public record CheckResult(String name, int looked, int issues, int gaps) {}

    /**
     * One issue.
     *
     * @param rule the rule's id
     * @param subject the thing
     * @param severity how grave it is, whatever was decided about it
     * @param standing whether somebody must act
     * @param fresh whether the last run did not see it
     * @param note what was decided about it
     */
    public record IssueResult(
            String rule, String subject, Severity severity, Standing standing, boolean fresh, String note) {}

    /** The section of a result. A run without issues is remembered too: what comes after it is new. */
    public static AuditSection of(AuditResult result) {
        var checks = result.seen().stream().map(AuditSection::check).toList();
        var issues = result.issues().stream().map(AuditSection::issue).toList();
        var keys = result.issues().stream().map(judged -> judged.issue().key());
        return new AuditSection(
                checks,
                issues,
                Stream.concat(Stream.of(DONE), keys).distinct().sorted().collect(Collectors.toList()));
    }

    private static CheckResult check(Seen seen) {
        var outcome = seen.outcome();
        return new CheckResult(
                seen.check(),
                outcome.looked(),
                outcome.issues().size(),
                outcome.gaps().size());
    }

    private static IssueResult issue(Judged judged) {
        var issue = judged.issue();
        return new IssueResult(
                issue.rule().id(),
                issue.subject(),
                issue.finding().severity(),
                judged.standing(),
                judged.fresh(),
                judged.note());
    }

    @Override
    public String key() {
        return "security";
    }
}
