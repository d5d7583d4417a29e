package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what a probe sees. For one thread. */
public final class ProbeResultBuilder {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final Set<String> events = new HashSet<>();

    /** Adds a finding. */
    public ProbeResultBuilder add(Finding finding) {
        findings.add(finding);
        return this;
    }

    /** Adds a finding on what has happened since the last run, which only this run can tell. */
    public ProbeResultBuilder addEvent(Finding finding) {
        events.add(finding.subject());
        return add(finding);
    }

    /** Adds a measurement. */
    public ProbeResultBuilder add(Measurement measurement) {
        measurements.add(measurement);
        return this;
    }

    /** Adds a table or a chart. */
    public ProbeResultBuilder add(View view) {
        views.add(view);
        return this;
    }

    /** Adds a number with the finding that follows from it. */
    public ProbeResultBuilder add(Reading reading) {
        return add(reading.finding()).add(reading.limitedMeasurement());
    }

    /** The result so far. */
    public ProbeResult build() {
        return new ProbeResult(findings, measurements, views, events);
    }
}
