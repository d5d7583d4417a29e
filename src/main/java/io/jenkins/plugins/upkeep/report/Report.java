package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a task did and saw: the only thing that it gives back.
 *
 * @param task the task's name: {@code verified-backup}
 * @param service the service that it was about
 * @param started when it began, by the wall clock
 * @param duration how long it took, by the monotonic clock
 * @param status the weight of the gravest finding
 * @param verdict one sentence that a tired person can act on
 * @param findings what someone should know, the gravest first
 * @param measurements what was measured
 * @param artifacts files beside the report
 * @param views tables and charts for people
 * @param section the task's own typed part
 */
public record Report(
        String task,
        String service,
        Instant started,
        Duration duration,
        Status status,
        String verdict,
        List<Finding> findings,
        List<Measurement> measurements,
        List<Artifact> artifacts,
        List<View> views,
        Optional<Section> section) {
    public Report {
        verdict = OneLine.of(verdict);
        findings = List.copyOf(findings);
        measurements = List.copyOf(measurements);
        artifacts = List.copyOf(artifacts);
        views = List.copyOf(views);
        if (status != Status.of(findings)) {
            throw new IllegalArgumentException(
                    "report of " + task + " says " + status + ", its findings say otherwise");
        }
    }

    /** Whether there is nothing in it that someone should know. */
    public boolean allWell() {
        return status == Status.OK;
    }

    /** Begins a report that is filled while the task works. */
    public static ReportBuilder of(String task, String service) {
        return new ReportBuilder(task, service);
    }
}
