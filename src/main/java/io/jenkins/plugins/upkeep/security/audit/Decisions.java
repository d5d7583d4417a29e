package io.jenkins.plugins.upkeep.security.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided about issues before this run.
 *
 * @param acceptances what somebody has decided to live with
 * @param baseline what was there when auditing began
 * @param before the keys of what the last run saw; empty when no run is known, and then nothing is called new
 */
public record Decisions(List<Acceptance> acceptances, Baseline baseline, Set<String> before) {
    public Decisions {
        acceptances = List.copyOf(acceptances);
        before = Set.copyOf(before);
    }

    /**
     * @param issue an issue
     * @param today the day
     * @return the issue with what was decided about it
     */
    public Judged judge(Issue issue, LocalDate today) {
        var fresh = !before.isEmpty() && !before.contains(issue.key());
        var acceptance = acceptance(issue, today);
        if (acceptance.isPresent() && acceptance.get().holds(today)) {
            var note = "accepted until " + acceptance.get().until() + ": "
                    + acceptance.get().reason();
            return new Judged(issue, Standing.ACCEPTED, fresh, note);
        }
        if (baseline.knows(issue)) {
            return new Judged(issue, Standing.BASELINE, false, "in the baseline of " + baseline.made());
        }
        var note = acceptance
                .map(past -> "it was accepted until " + past.until() + ", which is over")
                .orElse("");
        return new Judged(issue, Standing.OPEN, fresh, note);
    }

    /** One that holds before one that is over. */
    private Optional<Acceptance> acceptance(Issue issue, LocalDate today) {
        return acceptances.stream()
                .filter(acceptance -> acceptance.fits(issue))
                .max((one, other) -> Boolean.compare(one.holds(today), other.holds(today)));
    }
}
