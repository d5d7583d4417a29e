package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.Verdict;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.advisory.Weakness;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.osv.AdvisorySource;
import io.jenkins.plugins.upkeep.dependencies.osv.Found;
import io.jenkins.plugins.upkeep.dependencies.osv.Match;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows by advisories which updates mend vulnerabilities. Versions that were made to do harm are known of packages that have a
 * vulnerability in use; a source tells nothing of others.
 *
 * @param source the advisories
 */
record AdvisoryFixes(AdvisorySource source) implements FixSource {
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
        return new Known(found);
    }

    private record Known(Found found) implements Fixes {
        @Override
        public List<String> of(Component component, String version) {
            var newer = Wanted.of(component).in(version);
            return match(component).stream()
                    .flatMap(match -> match.weaknesses().stream())
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
        public boolean isInformed() {
            return true;
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
