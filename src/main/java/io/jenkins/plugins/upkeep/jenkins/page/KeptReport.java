package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a build remembers of a report without reading it again. A class and not a record, since Jenkins stores it in
 * build.xml. Immutable.
 */
public final class KeptReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String folder;
    private final String task;
    private final String service;
    private final String status;
    private final String verdict;
    private final long started;
    private final long duration;
    private final LinkedHashMap<String, Integer> findings;
    private final LinkedHashMap<String, Double> measurements;

    KeptReport(String id, String folder, Report report) {
        this.id = id;
        this.folder = folder;
        this.task = report.task();
        this.service = report.service();
        this.status = report.status().name();
        this.verdict = report.verdict();
        this.started = report.started().toEpochMilli();
        this.duration = report.duration().toMillis();
        this.findings = new LinkedHashMap<>();
        for (var severity : Severity.values()) {
            findings.put(severity.name(), (int) count(report, severity));
        }
        this.measurements = new LinkedHashMap<>();
        report.measurements().forEach(this::put);
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Those of several things alike are left to the report itself. */
    private void put(Measurement measurement) {
        if (measurement.subject().isEmpty() && measurement.value().isPresent()) {
            measurements.put(measurement.name(), measurement.value().getAsDouble());
        }
    }

    /**
     * @return the id of the step in its build
     */
    public String getId() {
        return id;
    }

    /**
     * @return where its files lie among the build's artifacts
     */
    public String getFolder() {
        return folder;
    }

    public String getTask() {
        return task;
    }

    public String getService() {
        return service;
    }

    public Status getStatus() {
        return Status.valueOf(status);
    }

    public String getVerdict() {
        return verdict;
    }

    public Instant getStarted() {
        return Instant.ofEpochMilli(started);
    }

    public Duration getDuration() {
        return Duration.ofMillis(duration);
    }

    /**
     * @return how many findings there are of each severity
     */
    public Map<String, Integer> getFindings() {
        return Collections.unmodifiableMap(findings);
    }

    /**
     * @return the measurements of the task as a whole, by their names
     */
    public Map<String, Double> getMeasurements() {
        return Collections.unmodifiableMap(measurements);
    }
}
