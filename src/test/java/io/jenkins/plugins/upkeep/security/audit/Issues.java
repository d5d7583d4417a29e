package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Issues for tests. */
final class Issues {
    static final LocalDate TODAY = LocalDate.parse("2026-06-15");
    static final Rule RULE = new Rule("weak-lock", "A lock is weak", "Weak locks are opened; replace them.");

    private Issues() {}

    static Issue warning(String subject) {
        return Issue.of(RULE, Finding.warning(subject, "weak by 3", "0", "replace it"));
    }

    static Issue critical(String subject) {
        return Issue.of(RULE, Finding.critical(subject, "open", "", "close it"));
    }

    static Outcome outcome(Issue... issues) {
        var outcome = Outcome.builder().looked(10);
        List.of(issues).forEach(outcome::add);
        return outcome.build();
    }

    static Decisions undecided() {
        return new Decisions(List.of(), Baseline.none(), Set.of());
    }
}
