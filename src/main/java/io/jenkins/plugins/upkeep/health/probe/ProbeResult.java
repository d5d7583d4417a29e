package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import java.util.List;
import java.util.Set;

/**
 * What a probe saw.
 *
 * @param findings one for each thing looked at; INFO where it is within its limits
 * @param measurements what was measured
 * @param views tables and charts of its own
 * @param events the subjects of findings on what has happened since the last run: the next run does not see it again
 */
public record ProbeResult(
        List<Finding> findings, List<Measurement> measurements, List<View> views, Set<String> events) {
    public ProbeResult {
        findings = List.copyOf(findings);
        measurements = List.copyOf(measurements);
        views = List.copyOf(views);
        events = Set.copyOf(events);
    }

    /** A result of one finding. */
    public static ProbeResult of(Finding finding) {
        return new ProbeResult(List.of(finding), List.of(), List.of(), Set.of());
    }
}
