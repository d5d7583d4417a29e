package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An advisory: a weakness of packages in some versions.
 *
 * @param id its name in its database: {@code GHSA-q2q7-5pp4-w6pg}
 * @param aliases the names of the same weakness in other databases
 * @param upstream the weaknesses that it tells of, where it is one of a distribution: {@code CVE-2024-6387}
 * @param summary what it is about, in one line; may be empty
 * @param published when it was made known
 * @param modified when it was last changed
 * @param withdrawn since when it no longer holds
 * @param severity how grave it is
 * @param affected the packages, as far as they were wanted when it was read
 */
public record Advisory(
        String id,
        List<String> aliases,
        List<String> upstream,
        String summary,
        Optional<Instant> published,
        Instant modified,
        Optional<Instant> withdrawn,
        Severities severity,
        List<Affected> affected) {
    public Advisory {
        aliases = List.copyOf(aliases);
        upstream = List.copyOf(upstream);
        affected = List.copyOf(affected);
    }

    /**
     * @return all names of what it is about, its own first
     */
    public List<String> names() {
        return Stream.of(Stream.of(id), aliases.stream(), upstream.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /**
     * @return whether it tells of a package that was made to do harm
     */
    public boolean isMalice() {
        return names().stream().anyMatch(name -> name.startsWith("MAL-"));
    }

    /**
     * @param wanted a package
     * @return whether it has the weakness; one that was withdrawn affects nothing
     */
    public Verdict affects(Wanted wanted) {
        if (withdrawn.isPresent()) {
            return Verdict.UNAFFECTED;
        }
        return concerning(wanted).map(one -> one.affects(wanted)).reduce(Verdict.UNAFFECTED, Verdict::or);
    }

    /**
     * @param wanted a package
     * @return whether the advisory is about it, in whatever version
     */
    public boolean concerns(Wanted wanted) {
        return concerning(wanted).findAny().isPresent();
    }

    /**
     * @param wanted a package that it affects
     * @return how grave that is
     */
    public Rating rating(Wanted wanted) {
        return Rating.of(concerning(wanted).map(Affected::severity).reduce(severity, Severities::and));
    }

    /** What it says of the package, in whatever version. */
    Stream<Affected> concerning(Wanted wanted) {
        return affected.stream().filter(one -> one.concerns(wanted));
    }
}
