package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.vacuum.VacuumFacts;
import io.jenkins.plugins.upkeep.report.Section;
import java.util.Optional;

/**
 * What maintenance of a database did, for programs.
 *
 * @param vacuum what became of vacuuming; empty when it ended early
 */
public record PgSection(Optional<VacuumFacts> vacuum) implements Section {
    @Override
    public String key() {
        return "postgres";
    }

    /** One sentence that a tired person can act on. */
    String verdict(boolean planned) {
        return planned
                ? "nothing was changed; this is the plan: "
                        + vacuum.map(facts -> facts.needed() + " of " + facts.looked()
                                        + " tables need vacuum or new statistics")
                                .orElse("the tables could not be looked at")
                : PgMaintenance.summary(vacuum);
    }
}
