package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Instant;
import java.util.Map;

/**
 * A report in the history of a job. It outlives its build.
 *
 * @param build the build's number
 * @param id the id of the step in it
 * @param gone whether the build has been deleted since
 * @param task the task
 * @param service the service that it was about
 * @param status how it ended
 * @param verdict its sentence
 * @param started when it began
 * @param seconds how long it took
 * @param findings how many findings there were of each severity
 * @param measurements the measurements of the task as a whole, by their names
 */
public record HistoryEntry(
        int build,
        String id,
        boolean gone,
        String task,
        String service,
        Status status,
        String verdict,
        Instant started,
        double seconds,
        Map<String, Integer> findings,
        Map<String, Double> measurements) {
    public HistoryEntry {
        findings = Map.copyOf(findings);
        measurements = Map.copyOf(measurements);
    }

    static HistoryEntry of(int build, KeptReport report) {
        return new HistoryEntry(
                build,
                report.getId(),
                false,
                report.getTask(),
                report.getService(),
                report.getStatus(),
                report.getVerdict(),
                report.getStarted(),
                report.getDuration().toMillis() / 1e3,
                report.getFindings(),
                report.getMeasurements());
    }

    boolean isOfSameStep(HistoryEntry other) {
        return build == other.build && id.equals(other.id);
    }

    HistoryEntry withoutBuild() {
        return new HistoryEntry(
                build, id, true, task, service, status, verdict, started, seconds, findings, measurements);
    }
}
