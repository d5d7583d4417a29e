package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Remembered;
import java.util.List;

/**
 * Who may do what, for programs and for the next run.
 *
 * @param facts all that is known, each one line, in the same words from run to run; those that begin with {@code looked at} say which
 *     kinds were looked at
 * @param firstRun whether there was no earlier run to compare with
 * @param fresh the facts that are new since the last run
 * @param gone the facts that are no more
 * @param issues the rights that nobody should have, each a rule and its subject
 */
public record AccessSection(
        List<String> facts, boolean firstRun, List<String> fresh, List<String> gone, List<String> issues)
        implements Remembered {
    public AccessSection {
        facts = List.copyOf(facts);
        fresh = List.copyOf(fresh);
        gone = List.copyOf(gone);
        issues = List.copyOf(issues);
    }

    @Override
    public String key() {
        return "access";
    }
}
