package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One weakness of one package, with all advisories that tell of it under their several names.
 *
 * @param advisories the advisories
 */
public record Weakness(List<Advisory> advisories) {
    private static final List<String> KINDS = List.of("MAL-", "CVE-", "GHSA-", "PYSEC-");

    public Weakness {
        advisories = List.copyOf(advisories);
    }

    /**
     * Brings together what is the same under several names.
     *
     * @param advisories advisories that affect one package
     * @return the weaknesses, in the order in which they first occur
     */
    public static List<Weakness> of(Collection<Advisory> advisories) {
        var groups = new Groups();
        advisories.forEach(groups::add);
        return groups.weaknesses();
    }

    /** An advisory of a distribution that tells of several weaknesses is none of them. */
    private static List<String> sameNames(Advisory advisory) {
        var same = new ArrayList<String>();
        same.add(advisory.id());
        same.addAll(advisory.aliases());
        if (advisory.upstream().size() == 1) {
            same.addAll(advisory.upstream());
        }
        return same;
    }

    /** Advisories that share a name, directly or by others. A distribution's kernel has thousands. */
    private static final class Groups {
        private final Map<String, List<Advisory>> byName = new HashMap<>();
        private final Set<List<Advisory>> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        private final IdentityHashMap<Advisory, Integer> order = new IdentityHashMap<>();

        private void add(Advisory advisory) {
            order.put(advisory, order.size());
            var group = new ArrayList<>(List.of(advisory));
            groups.add(group);
            for (var name : sameNames(advisory)) {
                var known = byName.put(name, group);
                if (known != null && known != group) {
                    take(group, known);
                }
            }
        }

        private void take(List<Advisory> group, List<Advisory> known) {
            groups.remove(known);
            group.addAll(known);
            known.forEach(advisory -> sameNames(advisory).forEach(name -> byName.put(name, group)));
        }

        private List<Weakness> weaknesses() {
            var byOrder = Comparator.<Advisory, Integer>comparing(order::get);
            return groups.stream()
                    .map(group -> group.stream().sorted(byOrder).toList())
                    .sorted(Comparator.comparing(group -> group.get(0), byOrder))
                    .map(Weakness::new)
                    .toList();
        }
    }

    /**
     * @return the name that most people know it by: {@code CVE-2021-33503}
     */
    public String name() {
        return names().get(0);
    }

    /**
     * @return all its names, the best known first
     */
    public List<String> names() {
        return advisories.stream()
                .flatMap(advisory -> advisory.names().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Weakness::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int rank(String name) {
        var rank = 0;
        while (rank < KINDS.size() && !name.startsWith(KINDS.get(rank))) {
            rank++;
        }
        return rank;
    }

    /**
     * @return what it is about, in one line; may be empty
     */
    public String summary() {
        return advisories.stream()
                .map(Advisory::summary)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /**
     * @param wanted the package
     * @return the gravest of what its advisories say
     */
    public Rating rating(Wanted wanted) {
        var known = advisories.stream()
                .map(advisory -> advisory.rating(wanted))
                .filter(rating -> rating.level() != Rating.Level.UNKNOWN)
                .max(Comparator.naturalOrder());
        return known.orElseGet(() -> Rating.of(Severities.NONE));
    }

    /**
     * @return whether the package was made to do harm
     */
    public boolean isMalice() {
        return advisories.stream().anyMatch(Advisory::isMalice);
    }
}
