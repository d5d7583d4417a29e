package io.jenkins.plugins.upkeep.jenkins.artifacts;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for a set in the artifacts of builds, the newest build first, and no further than it has to. It keeps no more of a
 * set than its name, however many there are. For one thread.
 */
final class SetSearch {
    private final SetWish wish;
    private final List<Place> told = new ArrayList<>();
    private final List<Place> candidates = new ArrayList<>();
    private Optional<Place> newest = Optional.empty();

    SetSearch(SetWish wish) {
        this.wish = wish;
    }

    /** A set in a build. */
    record Place(BuildSets build, SetId id) {}

    /**
     * What was found.
     *
     * @param chosen the set that was asked for
     * @param told the newest verified set and all that are newer: what is known of them belongs to the answer
     */
    record Found(Optional<Place> chosen, List<Place> told) {}

    /**
     * Searches.
     *
     * @throws UpkeepException when the artifacts of a build cannot be looked at
     * @throws InterruptedException when this thread was told to stop
     */
    Found in(Stream<BuildSets> builds) throws UpkeepException, InterruptedException {
        for (var each = builds.iterator(); !isEnough() && each.hasNext(); ) {
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while looking for a set");
            }
            look(each.next());
        }
        return new Found(chosen(), List.copyOf(told));
    }

    private boolean isEnough() {
        return newest.isPresent() && !wish.isRandom() && (wish.named().isEmpty() || !candidates.isEmpty());
    }

    private void look(BuildSets build) throws UpkeepException {
        var catalog = build.catalog(wish.service());
        var ids = ids(catalog);
        if (ids.isEmpty()) {
            return;
        }
        var verified = catalog.look().sets().stream()
                .filter(set -> set.level() != VerificationLevel.NONE)
                .map(set -> place(build, set))
                .toList();
        if (newest.isEmpty()) {
            ids.forEach(id -> told.add(new Place(build, id)));
            newest = verified.stream().findFirst();
        }
        candidates.addAll(
                wish.named().isEmpty()
                        ? verified
                        : wish.named().filter(ids::contains).map(id -> new Place(build, id)).stream()
                                .toList());
    }

    private static List<SetId> ids(SetCatalog catalog) throws UpkeepException {
        return catalog.store().names(SetPlace.folder(catalog.service())).stream()
                .filter(SetId::isOne)
                .map(SetId::new)
                .toList();
    }

    private static Place place(BuildSets build, BackupSet set) {
        return new Place(build, new SetId(set.manifest().id()));
    }

    private Optional<Place> chosen() {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(candidates.get(wish.isRandom() ? new SecureRandom().nextInt(candidates.size()) : 0));
    }
}
