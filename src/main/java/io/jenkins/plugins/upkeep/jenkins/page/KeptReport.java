package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Fragments;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Visible;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a build remembers of a report without reading it again. A class and not a record, since Jenkins stores it in
 * build.xml. Its texts are of foreign origin; what is hidden in them it shows. Immutable.
 */
public final class KeptReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String folder;
    private final boolean dryRun;
    private final String task;
    private final String service;
    private final String status;
    private final String verdict;
    private final long started;
    private final long duration;
    private final LinkedHashMap<String, Integer> findings;
    private final LinkedHashMap<String, Double> measurements;
    /** Null in what was stored before there were units. */
    private LinkedHashMap<String, String> units;
    /** Null in what was stored before there were facts. */
    private LinkedHashMap<String, String> facts;

    KeptReport(String id, String folder, boolean dryRun, Report report) {
        this.id = id;
        this.folder = folder;
        this.dryRun = dryRun;
        this.task = Bounded.text(report.task());
        this.service = Bounded.text(report.service());
        this.status = report.status().name();
        this.verdict = Bounded.text(report.verdict());
        this.started = report.started().toEpochMilli();
        this.duration = report.duration().toMillis();
        this.findings = new LinkedHashMap<>();
        for (var severity : Severity.values()) {
            findings.put(severity.name(), (int) count(report, severity));
        }
        var whole =
                report.measurements().stream().filter(KeptReport::isOfTheWhole).toList();
        this.measurements = new LinkedHashMap<>(
                named(whole, measurement -> measurement.value().getAsDouble()));
        this.units = new LinkedHashMap<>(
                named(whole, measurement -> measurement.unit().name()));
        this.facts = new LinkedHashMap<>(Bounded.map(SectionFacts.of(report)));
    }

    /** What an older version stored has neither units nor facts. */
    private Object readResolve() {
        units = units == null ? new LinkedHashMap<>() : units;
        facts = facts == null ? new LinkedHashMap<>() : facts;
        return this;
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Those of several things alike are left to the report itself. */
    private static boolean isOfTheWhole(Measurement measurement) {
        return measurement.subject().isEmpty() && measurement.value().isPresent();
    }

    private static <V> Map<String, V> named(List<Measurement> measurements, Function<Measurement, V> what) {
        var named = new LinkedHashMap<String, V>();
        measurements.forEach(measurement -> named.put(measurement.name(), what.apply(measurement)));
        return Bounded.map(named);
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

    /**
     * @return whether the task only said what it would do
     */
    public boolean isDryRun() {
        return dryRun;
    }

    public String getTask() {
        return Visible.of(task);
    }

    public String getService() {
        return Visible.of(service);
    }

    public Status getStatus() {
        return Status.valueOf(status);
    }

    /**
     * @return the status as HTML
     */
    public String getBadge() {
        return Fragments.badge(getStatus());
    }

    public String getVerdict() {
        return Visible.of(verdict);
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

    /**
     * @return what each measurement counts, by the measurements' names
     */
    public Map<String, Unit> getUnits() {
        var typed = new LinkedHashMap<String, Unit>();
        units.forEach((name, unit) -> typed.put(name, Unit.valueOf(unit)));
        return typed;
    }

    /**
     * @return what the task's own part of the report says in single words, as {@link SectionFacts} names them
     */
    public Map<String, String> getFacts() {
        return Collections.unmodifiableMap(facts);
    }
}
