package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Section;
import java.util.Optional;

/**
 * What a report says of a rollback, for programs.
 *
 * @param id the rollback's id
 * @param from the commit that it came from
 * @param to the commit that it went to
 * @param ending {@code planned}, {@code refused}, {@code reached}, {@code undone} or {@code stuck}
 * @param backup the set that holds the present, once it is made
 * @param set the set that took the database's place
 * @param replaced the name of the database that was replaced, and is kept
 */
public record RollbackSection(
        String id,
        String from,
        String to,
        String ending,
        Optional<String> backup,
        Optional<String> set,
        Optional<String> replaced)
        implements Section {
    static RollbackSection planned(Journey journey, boolean refused) {
        return new RollbackSection(
                journey.id(),
                journey.origin().commit(),
                journey.commit(),
                refused ? "refused" : "planned",
                Optional.empty(),
                journey.set(),
                Optional.empty());
    }

    @Override
    public String key() {
        return "rollback";
    }
}
