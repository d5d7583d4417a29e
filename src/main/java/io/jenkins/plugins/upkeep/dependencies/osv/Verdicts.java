package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides advisories by whether they affect packages. For one thread. */
final class Verdicts {
    private final List<Match> matches = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();

    /** Judges the advisories about one package. */
    void judge(Wanted wanted, List<Advisory> advisories) {
        var affecting = new ArrayList<Advisory>();
        var others = new ArrayList<Advisory>();
        for (var advisory : sorted(advisories)) {
            var verdict = advisory.affects(wanted);
            switch (verdict.answer()) {
                case AFFECTED -> affecting.add(advisory);
                case UNAFFECTED -> others.add(advisory);
                case UNDECIDED -> undecided.add(new Undecided(wanted, advisory.id(), verdict.reason()));
            }
        }
        if (!affecting.isEmpty()) {
            matches.add(new Match(wanted, affecting, others));
        }
    }

    /** The order in which records were read must not be seen. */
    private static List<Advisory> sorted(List<Advisory> advisories) {
        return advisories.stream()
                .filter(advisory -> advisory.withdrawn().isEmpty())
                .sorted(Comparator.comparing(Advisory::id))
                .toList();
    }

    List<Match> matches() {
        return matches;
    }

    List<Undecided> undecided() {
        return undecided;
    }
}
