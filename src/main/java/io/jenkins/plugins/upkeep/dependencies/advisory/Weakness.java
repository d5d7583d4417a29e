package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One weakness of one package, with all advisories that tell of it under their several names.
 *
 * @param advisories the advisories
 */
public record Weakness(List<Advisory> advisories) {
    private static final List<String> KINDS = List.of("MAL-", "CVE-", "GHSA-", "PYSEC-");
    private static final int YEAR = "CVE-2021".length();

    /** Of several CVEs the one of the lowest number is the oldest: CVE-2021-9999 comes before CVE-2021-10000. */
    private static final Comparator<String> BEST_FIRST = Comparator.comparingInt(Weakness::rank)
            .thenComparing(name -> name.substring(0, Math.min(YEAR, name.length())))
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

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
        advisories.forEach(advisory -> groups.join(sameNames(advisory)));
        return advisories.stream()
                .collect(Collectors.groupingBy(
                        advisory -> groups.first(advisory.id()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Weakness::new)
                .toList();
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

    /** Names of the same thing, each with another one of it or itself. A distribution's kernel has thousands of weaknesses. */
    private static final class Groups {
        private final Map<String, String> others = new HashMap<>();

        private void join(List<String> names) {
            var first = first(names.get(0));
            names.forEach(name -> others.put(first(name), first));
        }

        /** The one that stands for all; the way to it gets shorter each time it is gone. */
        private String first(String name) {
            var here = name;
            var next = others.computeIfAbsent(here, any -> any);
            while (!next.equals(here)) {
                var beyond = others.get(next);
                others.put(here, beyond);
                here = next;
                next = beyond;
            }
            return here;
        }
    }

    /**
     * @return the name that most people know it by: {@code CVE-2021-33503}. No other weakness of the package has it, and it stays the
     *     same when names of a later day or of lesser fame come to it
     */
    public String name() {
        return advisories.stream()
                .flatMap(advisory -> sameNames(advisory).stream())
                .min(BEST_FIRST)
                .orElseThrow();
    }

    /**
     * @return all its names, the best known first
     */
    public List<String> names() {
        return advisories.stream()
                .flatMap(advisory -> advisory.names().stream())
                .distinct()
                .sorted(BEST_FIRST)
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
