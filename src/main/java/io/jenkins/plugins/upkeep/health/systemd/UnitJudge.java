package io.jenkins.plugins.upkeep.health.systemd;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Judges a unit that must be active. One that is still starting is a warning, and so is one that systemd has started again by
 * itself since the last check, both by our own judgement.
 *
 * @param history what earlier runs saw
 * @param now the present
 */
record UnitJudge(History history, Instant now) {
    private static final String RESTARTS = "systemd_restarts";
    private static final String LIMIT = "active";

    void judge(String name, UnitState state, ProbeResultBuilder result) {
        var subject = "unit " + name;
        if (!state.isLoaded()) {
            result.add(absent(subject, state));
            return;
        }
        result.add(Measurement.count(RESTARTS, state.restarts()).on(subject));
        result.addEvent(finding(subject, name, state));
    }

    private static Finding absent(String subject, UnitState state) {
        return Finding.critical(
                subject,
                "cannot run: systemd calls it " + (state.load().isEmpty() ? "unknown" : state.load()),
                LIMIT,
                "see 'systemctl list-unit-files' for its right name, install it or unmask it, or correct host.units");
    }

    private Finding finding(String subject, String name, UnitState state) {
        var action =
                "see why (systemctl status " + name + "; journalctl --unit=" + name + "), mend that, then start it";
        if (!state.isActive()) {
            return state.isStarting()
                    ? Finding.warning(subject, "is still starting: " + state.inWords(), LIMIT, action)
                    : Finding.critical(subject, state.inWords(), LIMIT, action);
        }
        var before = before(subject);
        if (before.isPresent() && state.restarts() > before.getAsLong()) {
            var again = state.restarts() - before.getAsLong();
            return Finding.warning(
                    subject,
                    state.inWords() + ", " + again + " of them since the last check",
                    "no restart by itself",
                    "see why it ended (journalctl --unit=" + name + " --priority=warning), and mend that");
        }
        return new Finding(Severity.INFO, subject, state.inWords(), LIMIT, "");
    }

    private OptionalLong before(String subject) {
        var points = history.numbers(RESTARTS, subject).stream()
                .filter(point -> point.at().isBefore(now))
                .toList();
        return points.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(points.get(points.size() - 1).value()));
    }
}
