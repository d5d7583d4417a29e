package io.jenkins.plugins.upkeep.emergency;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an emergency check saw, for programs.
 *
 * @param layers how each part of the service is; without those that were not looked at
 * @param next what to do next, in this order
 */
public record EmergencySection(Map<Layer, Status> layers, List<Finding> next) implements Section {
    public EmergencySection {
        layers = Map.copyOf(layers);
        next = List.copyOf(next);
    }

    static EmergencySection of(List<Finding> findings) {
        var layers = findings.stream()
                .collect(Collectors.toMap(
                        finding -> Layer.of(finding.subject()),
                        finding -> finding.severity().status(),
                        Status::worse));
        return new EmergencySection(layers, Next.steps(findings));
    }

    @Override
    public String key() {
        return "emergency";
    }

    /** What is wrong, and the next things to do, in one line. */
    String verdict(List<Finding> findings) {
        if (next.isEmpty()) {
            return (findings.size() == 1
                            ? "the one thing looked at is"
                            : "all " + findings.size() + " things looked at are")
                    + " well: look at what this configuration does not name";
        }
        var steps = IntStream.range(0, next.size())
                .mapToObj(at -> (at + 1) + ") " + next.get(at).subject() + ": "
                        + next.get(at).action())
                .collect(Collectors.joining("; "));
        return count(findings, Severity.CRITICAL, "down or beyond its limit", "are down or beyond their limits")
                + count(findings, Severity.UNKNOWN, "cannot be seen", "cannot be seen")
                + count(findings, Severity.WARNING, "needs attention", "need attention") + "next: " + steps;
    }

    private static String count(List<Finding> findings, Severity severity, String one, String several) {
        var count = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        var what = severity == Severity.CRITICAL ? "is " + one : one;
        return count == 0 ? "" : count + " " + (count == 1 ? what : several) + "; ";
    }
}
