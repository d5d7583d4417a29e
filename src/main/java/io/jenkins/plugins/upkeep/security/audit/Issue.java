package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.Optional;

/**
 * A weakness that was seen. It is the same issue in the next run when rule and subject are the same: a subject names the thing and
 * holds no number that changes from day to day.
 *
 * @param rule the kind of weakness
 * @param finding what was seen, and what to do about it; WARNING or CRITICAL, or INFO for what is only worth knowing
 * @param location where it is, if in a file
 */
public record Issue(Rule rule, Finding finding, Optional<Location> location) {
    public Issue {
        if (finding.severity() == Severity.UNKNOWN) {
            throw new IllegalArgumentException("what could not be looked at is a gap and not an issue: " + finding);
        }
    }

    /** An issue that is in no file. */
    public static Issue of(Rule rule, Finding finding) {
        return new Issue(rule, finding, Optional.empty());
    }

    /**
     * @return the same issue, in a file
     */
    public Issue in(Location place) {
        return new Issue(rule, finding, Optional.of(place));
    }

    /**
     * @return the same issue with another weight
     */
    public Issue weighing(Severity severity) {
        var same = new Finding(severity, finding.subject(), finding.seen(), finding.limit(), finding.action());
        return new Issue(rule, same, location);
    }

    /**
     * @return the thing that it is about
     */
    public String subject() {
        return finding.subject();
    }

    /**
     * @return what tells it from all other issues, in this run and the next ones
     */
    public String key() {
        return rule.id() + " " + finding.subject();
    }
}
