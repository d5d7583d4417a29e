package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.Verdict;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.advisory.Weakness;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.osv.AdvisorySource;
import io.jenkins.plugins.upkeep.dependencies.osv.Found;
import io.jenkins.plugins.upkeep.dependencies.osv.Match;
import io.jenkins.plugins.upkeep.dependencies.osv.Undecided;
import io.jenkins.plugins.upkeep.dependencies.update.Fault;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Knows by advisories which updates mend vulnerabilities, and what is known against the versions that it is asked about. Where the
 * data have nothing of an ecosystem, or are too old, nothing counts as mended.
 *
 * @param source the advisories
 * @param maxAge how old they may be
 */
record AdvisoryFixes(AdvisorySource source, Duration maxAge) implements FixSource {
    @Override
    public Fixes about(Collection<Component> components, Clock clock) throws UpkeepException, InterruptedException {
        var wanted = components.stream().map(Wanted::of).distinct().toList();
        var found = source.find(wanted, clock);
        if (!found.problems().isEmpty()) {
            var first = found.problems().get(0);
            throw new UpkeepException(
                    source.description() + ": is not whole (" + first.subject() + ": " + first.reason()
                            + "), so nobody knows which updates mend vulnerabilities; take a new copy of the OSV data");
        }
        return new Known(found, gaps(wanted, found, clock.instant()));
    }

    private Map<String, String> gaps(List<Wanted> wanted, Found found, Instant now) {
        var gaps = new TreeMap<String, String>();
        for (var family : wanted.stream().map(Wanted::family).distinct().toList()) {
            gap(family, found, now).ifPresent(gap -> gaps.put(family, source.description() + ": " + gap));
        }
        return gaps;
    }

    private Optional<String> gap(String family, Found found, Instant now) {
        if (!found.covers(family)) {
            return Optional.of("has nothing of " + family);
        }
        return Optional.ofNullable(found.newest().get(family))
                .filter(newest -> !found.live())
                .map(newest -> Duration.between(newest, now))
                .filter(age -> age.compareTo(maxAge) > 0)
                .map(age -> "its newest entry of " + family + " is " + Units.format(age) + " old");
    }

    /**
     * What was found.
     *
     * @param found it
     * @param missing why there is not all to know of an ecosystem, by its name
     */
    private record Known(Found found, Map<String, String> missing) implements Fixes {
        @Override
        public List<String> of(Component component, String version) {
            var newer = Wanted.of(component).in(version);
            if (missing.containsKey(newer.family())) {
                return List.of();
            }
            return weaknesses(component)
                    .filter(weakness -> weakness.advisories().stream()
                            .allMatch(advisory -> is(advisory, newer, Verdict.Answer.UNAFFECTED)))
                    .map(Weakness::name)
                    .toList();
        }

        @Override
        public boolean isHarmful(Component component, String version) {
            var newer = Wanted.of(component).in(version);
            return match(component).stream()
                    .flatMap(match -> Stream.concat(match.affecting().stream(), match.others().stream()))
                    .filter(Advisory::isMalice)
                    .anyMatch(advisory -> !is(advisory, newer, Verdict.Answer.UNAFFECTED));
        }

        @Override
        public List<Fault> faults(Component component) {
            var wanted = Wanted.of(component);
            var sure = weaknesses(component).map(weakness -> new Fault(weakness.names(), weakness.isMalice(), true));
            var unsure = found.undecided().stream()
                    .filter(one -> one.wanted().equals(wanted))
                    .map(Known::fault);
            return Stream.concat(sure, unsure).toList();
        }

        private static Fault fault(Undecided undecided) {
            var id = undecided.id();
            return new Fault(id.isEmpty() ? List.of() : List.of(id), id.startsWith("MAL-"), false);
        }

        @Override
        public List<String> gaps() {
            return List.copyOf(missing.values());
        }

        @Override
        public boolean isInformed() {
            return missing.isEmpty();
        }

        private Stream<Weakness> weaknesses(Component component) {
            return match(component).stream().flatMap(match -> match.weaknesses().stream());
        }

        private Optional<Match> match(Component component) {
            var wanted = Wanted.of(component);
            return found.matches().stream()
                    .filter(match -> match.wanted().equals(wanted))
                    .findFirst();
        }

        private static boolean is(Advisory advisory, Wanted wanted, Verdict.Answer answer) {
            return advisory.affects(wanted).answer() == answer;
        }
    }
}
