package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.dependencies.version.VersionOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What mends the weaknesses of a package at once.
 *
 * @param fix the oldest version that is newer than the present one and that no advisory affects, or else the fewest; empty where none
 *     is named that makes it better
 * @param remaining the ids of the advisories that affect the fix too, or may
 * @param lastAffected the newest version that is said to be the last affected one, where no fix is named
 */
public record Remedy(Optional<String> fix, List<String> remaining, Optional<String> lastAffected) {
    public Remedy {
        remaining = List.copyOf(remaining);
    }

    /**
     * @param wanted the package
     * @param affecting the advisories that affect it
     * @param others further advisories about it: an update must not run into them
     * @return what mends it
     */
    public static Remedy of(Wanted wanted, Collection<Advisory> affecting, Collection<Advisory> others) {
        var all = Stream.concat(affecting.stream(), others.stream())
                .filter(advisory -> advisory.withdrawn().isEmpty())
                .map(advisory ->
                        new Case(advisory.id(), advisory.concerning(wanted).toList()))
                .toList();
        var order = wanted.component().ecosystem().order();
        return new Search(wanted, order, all, affecting.size()).remedy();
    }

    /** What an advisory says of the package. */
    private record Case(String id, List<Affected> about) {
        private boolean isHarmless(Wanted there) {
            return about.stream().allMatch(one -> one.affects(there).equals(Verdict.UNAFFECTED));
        }
    }

    /** A version to update to, and the advisories that would still affect it. */
    private record Update(String version, List<String> remaining, boolean trial) {
        private static final Comparator<Update> BETTER =
                Comparator.comparingInt(Update::count).thenComparing(Update::trial);

        private int count() {
            return remaining.size();
        }

        private boolean isAsGoodAs(Update other) {
            return BETTER.compare(this, other) <= 0;
        }
    }

    private static final class Search {
        private final Wanted wanted;
        private final VersionOrder order;
        private final List<Case> all;
        private final int present;
        private final Set<Case> suspects = Collections.newSetFromMap(new IdentityHashMap<>());

        private Search(Wanted wanted, VersionOrder order, List<Case> all, int present) {
            this.wanted = wanted;
            this.order = order;
            this.all = all;
            this.present = present;
        }

        private Remedy remedy() {
            var version = wanted.component().version();
            if (!order.understands(version)) {
                return new Remedy(Optional.empty(), List.of(), Optional.empty());
            }
            return best(version)
                    .map(update -> new Remedy(Optional.of(update.version()), update.remaining(), Optional.empty()))
                    .orElseGet(() -> new Remedy(Optional.empty(), List.of(), lastAffected(version)));
        }

        /**
         * The newest mends most in all likelihood, and then the others are found to be worse after a few advisories. Of several that
         * are as good, the oldest is the smallest step.
         */
        private Optional<Update> best(String version) {
            var trying = order.isPrerelease(version);
            var best = Optional.<Update>empty();
            for (var candidate : newer(Event.Kind.FIXED, version).descendingSet()) {
                var update = update(candidate, trying, best.map(Update::count).orElse(present - 1));
                best = update.count() < present && best.stream().allMatch(update::isAsGoodAs)
                        ? Optional.of(update)
                        : best;
            }
            return best;
        }

        /** A version that was made for trying out counts as one only where the present one is none. */
        private Update update(String candidate, boolean trying, int most) {
            var remaining = remaining(wanted.in(candidate), most);
            var inOrder =
                    remaining.size() > most ? remaining.stream() : all.stream().filter(remaining::contains);
            return new Update(candidate, inOrder.map(Case::id).toList(), !trying && order.isPrerelease(candidate));
        }

        /** Where more remain than are of use, not all of them. What affects one candidate most likely affects an older one too. */
        private Set<Case> remaining(Wanted there, int most) {
            var others = all.stream().filter(one -> !suspects.contains(one));
            var remaining = Collections.<Case>newSetFromMap(new IdentityHashMap<>());
            Stream.concat(suspects.stream(), others)
                    .filter(one -> !one.isHarmless(there))
                    .limit(most + 1L)
                    .forEach(remaining::add);
            suspects.addAll(remaining);
            return remaining;
        }

        private Optional<String> lastAffected(String version) {
            var versions = newer(Event.Kind.LAST_AFFECTED, version);
            return versions.isEmpty() ? Optional.empty() : Optional.of(versions.last());
        }

        private NavigableSet<String> newer(Event.Kind kind, String version) {
            var found = new TreeSet<String>(order::compare);
            all.stream()
                    .flatMap(one -> one.about().stream())
                    .flatMap(one -> one.ends(kind))
                    .filter(one -> order.understands(one) && isReached(kind, one, version))
                    .forEach(found::add);
            return found;
        }

        private boolean isReached(Event.Kind kind, String end, String version) {
            var position = Place.of(wanted.component().ecosystem(), version).compareTo(end);
            return kind == Event.Kind.FIXED ? position < 0 : position <= 0;
        }
    }
}
