package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;

/** Shows the phases of a restore. */
public final class PhaseViews {
    private PhaseViews() {}

    /** Adds a chart and the measurements of all phases. */
    public static void add(ReportBuilder report, Phases phases) {
        phases.done()
                .forEach(phase -> report.add(
                        Measurement.seconds("phase", phase.duration()).on(phase.name())));
        report.add(new View.Bars(
                "Phases of the restore",
                Unit.SECONDS,
                phases.done().stream()
                        .map(phase ->
                                new View.Bar(phase.name(), phase.duration().toNanos() / 1e9))
                        .toList()));
    }
}
