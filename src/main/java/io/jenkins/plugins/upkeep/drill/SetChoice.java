package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.security.SecureRandom;
import java.util.Optional;

/** Which set a drill restores. */
@FunctionalInterface
public interface SetChoice {
    /**
     * Chooses.
     *
     * @param catalog all sets of the service
     * @param contents what was found there
     * @return the set; empty when there is none to choose
     * @throws UpkeepException when the one that was named is not there
     */
    Optional<BackupSet> choose(SetCatalog catalog, SetCatalog.Contents contents) throws UpkeepException;

    /** The newest verified set. */
    static SetChoice newest() {
        return (catalog, contents) -> contents.newestVerified();
    }

    /** Any verified set: over the drills, the older ones are proved too. */
    static SetChoice random() {
        return (catalog, contents) -> {
            var verified = contents.sets().stream()
                    .filter(set -> set.level() != VerificationLevel.NONE)
                    .toList();
            return verified.isEmpty()
                    ? Optional.empty()
                    : Optional.of(verified.get(new SecureRandom().nextInt(verified.size())));
        };
    }

    /** The set of this id, verified or not. */
    static SetChoice named(SetId id) {
        return (catalog, contents) -> Optional.of(catalog.find(id));
    }
}
