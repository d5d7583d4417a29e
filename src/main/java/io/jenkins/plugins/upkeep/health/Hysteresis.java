package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps alarms calm over runs, as gatus does with three failures and two successes: a warning is told only when it has lasted, and
 * what was told is well again only when it has been well for a while. What is critical, what could not be looked at, and
 * what has happened since the last run is told at once. How long something has lasted stands in the report, where the next run finds it.
 *
 * @param config how many runs it takes
 * @param last the last run
 */
record Hysteresis(HealthConfig config, Optional<EarlierRun> last) {
    /** How many runs in a row something has been beyond its limit. */
    static final String FAILING = "failing_runs";

    /** How many runs in a row something that was told has been well. */
    static final String RECOVERING = "recovering_runs";

    static Hysteresis of(HealthConfig config, History history) {
        // A run that could not look at anything says nothing of how things were.
        var last =
                history.runs().stream().filter(run -> !run.numbers().isEmpty()).reduce((earlier, later) -> later);
        return new Hysteresis(config, last);
    }

    List<ProbeResult> settle(List<ProbeResult> results) {
        return config.alertAfter() == 1 && config.clearAfter() == 1
                ? results
                : results.stream().map(this::settle).toList();
    }

    private ProbeResult settle(ProbeResult result) {
        var findings = new ArrayList<Finding>();
        var measurements = new ArrayList<>(result.measurements());
        var failing = failing(result);
        for (var finding : result.findings()) {
            findings.add(settle(finding, result, failing, measurements));
        }
        failing.forEach(subject -> measurements.add(Measurement.of(FAILING, lasted(FAILING, subject) + 1, Unit.COUNT)
                .on(subject)));
        return new ProbeResult(findings, measurements, result.views(), result.events());
    }

    private Finding settle(Finding finding, ProbeResult result, Set<String> failing, List<Measurement> measurements) {
        if (result.events().contains(finding.subject())) {
            return finding;
        }
        return failing.contains(finding.subject()) ? told(finding) : recovering(finding, measurements);
    }

    private static Set<String> failing(ProbeResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::subject)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Finding told(Finding finding) {
        var runs = (int) lasted(FAILING, finding.subject()) + 1;
        if (finding.severity() != Severity.WARNING || runs >= config.alertAfter() || wasTold(finding.subject())) {
            return finding;
        }
        var seen = finding.seen() + " (run " + runs + " of " + config.alertAfter() + " until this is a warning)";
        return new Finding(Severity.INFO, finding.subject(), seen, finding.limit(), "");
    }

    private Finding recovering(Finding finding, List<Measurement> measurements) {
        var runs = (int) lasted(RECOVERING, finding.subject()) + 1;
        if (!wasTold(finding.subject()) || runs >= config.clearAfter()) {
            return finding;
        }
        measurements.add(Measurement.count(RECOVERING, runs).on(finding.subject()));
        var seen = finding.seen() + " (well again for " + runs + " of " + config.clearAfter() + " runs)";
        return Finding.warning(finding.subject(), seen, finding.limit(), "see whether it stays well");
    }

    private double lasted(String what, String subject) {
        return last.map(run -> run.number(what, subject).orElse(0)).orElse(0.0);
    }

    private boolean wasTold(String subject) {
        return last.stream()
                .flatMap(run -> run.problems().stream())
                .anyMatch(problem -> problem.subject().equals(subject));
    }
}
