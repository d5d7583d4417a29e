package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what a task sees, from any of its threads, until the report is made. */
public final class ReportBuilder {
    private final String task;
    private final String service;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private Optional<Section> section = Optional.empty();

    ReportBuilder(String task, String service) {
        this.task = task;
        this.service = service;
    }

    /** Adds a finding. */
    public synchronized ReportBuilder add(Finding finding) {
        findings.add(finding);
        return this;
    }

    /** Adds a measurement. */
    public synchronized ReportBuilder add(Measurement measurement) {
        measurements.add(measurement);
        return this;
    }

    /** Adds a file that was left beside the report. */
    public synchronized ReportBuilder add(Artifact artifact) {
        artifacts.add(artifact);
        return this;
    }

    /** Adds a table or a chart. */
    public synchronized ReportBuilder add(View view) {
        views.add(view);
        return this;
    }

    /** Sets the task's own typed part. */
    public synchronized ReportBuilder section(Section typed) {
        section = Optional.of(typed);
        return this;
    }

    /**
     * @return the weight of the gravest finding so far
     */
    public synchronized Status status() {
        return Status.of(findings);
    }

    /**
     * @return the findings so far, the gravest first
     */
    public synchronized List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> finding.severity())
                        .reversed())
                .toList();
    }

    /**
     * The sentence of a report whose gravest finding leads it.
     *
     * @param well what is said when nothing is wrong, and else after that finding
     */
    public synchronized String verdict(String well) {
        var problems = findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        if (problems.isEmpty()) {
            return well;
        }
        var first = problems.get(0);
        var others = problems.size() - 1;
        return first.subject() + ": " + first.seen()
                + (first.action().isEmpty() ? "" : "; first: " + first.action()) + " ("
                + (others == 0 ? "" : "besides: " + others + " more; ") + well + ")";
    }

    /**
     * Makes the report.
     *
     * @param started when the task began
     * @param duration how long it took
     * @param verdict one sentence that a tired person can act on
     * @return the report, its findings sorted by weight
     */
    public synchronized Report build(Instant started, Duration duration, String verdict) {
        return new Report(
                task,
                service,
                started,
                duration,
                status(),
                verdict,
                findings(),
                measurements,
                artifacts,
                views,
                section);
    }
}
