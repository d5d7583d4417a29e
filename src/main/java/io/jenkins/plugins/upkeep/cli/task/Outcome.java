package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.report.Report;
import java.util.Optional;

/**
 * How a task ended.
 *
 * @param report what it gave back, or what was made in its place
 * @param exitStatus the exit status that it asks for
 * @param complaint what went wrong, for standard error; empty when the task ran to its end
 */
public record Outcome(Report report, int exitStatus, Optional<String> complaint) {
    static Outcome of(Report report) {
        return new Outcome(report, report.status().exitStatus(), Optional.empty());
    }
}
