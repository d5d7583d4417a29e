package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package of which an advisory says which versions it affects.
 *
 * @param ecosystem where the package comes from, with the release of a distribution: {@code Debian:12}
 * @param name its name, as the advisory writes it
 * @param purl its package URL; empty where none is given
 * @param ranges the versions that are affected
 * @param versions further versions that are affected, one by one
 * @param severity how grave it is for this package
 */
public record Affected(
        String ecosystem, String name, String purl, List<Range> ranges, List<String> versions, Severities severity) {
    public Affected {
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }

    /**
     * @return what tells the package from all others
     */
    public String key() {
        return Wanted.key(ecosystem, name);
    }

    /** Whether this is about the package, in its release if that is known. */
    boolean concerns(Wanted wanted) {
        return wanted.is(ecosystem, name);
    }

    /** Whether it affects the package's version; only for packages that it concerns. */
    Verdict affects(Wanted wanted) {
        var verdict = judge(wanted);
        if (verdict.isAffected() && wanted.release().isEmpty() && ecosystem.indexOf(':') >= 0) {
            return Verdict.undecided("it is about " + ecosystem + ", and the package's release is not known");
        }
        return verdict;
    }

    private Verdict judge(Wanted wanted) {
        var version = wanted.component().version();
        if (versions.contains(version)) {
            return Verdict.AFFECTED;
        }
        var place = Place.of(wanted.component().ecosystem(), version);
        if (!place.isVersion()) {
            return Verdict.undecided(OneLine.of(version) + " is no version of " + wanted.family());
        }
        var byRanges = byRanges(new RangeRule(place));
        return byRanges.isAffected() || !isListed(place) ? byRanges : Verdict.AFFECTED;
    }

    private boolean isListed(Place place) {
        var digits = significant(place.version());
        return versions.stream().anyMatch(one -> significant(one).equals(digits) && isSame(place, one));
    }

    /**
     * What the same version has in any writing: zeros may be left out, and what comes after a plus may not count. Lists of versions
     * are long, and comparing by the order is dear.
     */
    private static String significant(String version) {
        var end = version.indexOf('+');
        var digits = new StringBuilder();
        for (var character : (end < 0 ? version : version.substring(0, end)).toCharArray()) {
            if (character > '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }

    private static boolean isSame(Place place, String named) {
        return place.order().understands(named) && place.compareTo(named) == 0;
    }

    private Verdict byRanges(RangeRule rule) {
        var ofVersions = ranges.stream().filter(range -> !range.isOfCommits()).toList();
        if (ofVersions.isEmpty() && versions.isEmpty()) {
            return Verdict.undecided("it names no version of the package");
        }
        return ofVersions.stream().map(rule::holds).reduce(Verdict.UNAFFECTED, Verdict::or);
    }

    /** The versions that end a range. */
    Stream<String> ends(Event.Kind kind) {
        return ranges.stream()
                .filter(range -> !range.isOfCommits())
                .flatMap(range -> range.events().stream())
                .filter(event -> event.kind() == kind && !event.isBeginning())
                .map(Event::version);
    }
}
