package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.review.Gap;
import io.jenkins.plugins.upkeep.quality.review.PairFacts;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of market data, for programs.
 *
 * @param from the first moment that was looked at
 * @param to the moment up to which points should be there
 * @param expected how many points a pair should have
 * @param pairs what was seen of each pair, in the order of their names
 * @param absent the pairs without a single point
 * @param standstills when no pair had a point while the market was open
 */
public record QualitySection(
        Instant from, Instant to, int expected, List<PairFacts> pairs, List<String> absent, List<Gap> standstills)
        implements Section {
    public QualitySection {
        pairs = List.copyOf(pairs);
        absent = List.copyOf(absent);
        standstills = List.copyOf(standstills);
    }

    @Override
    public String key() {
        return "quality";
    }

    /** Whether no pair should have a point. */
    boolean wasClosed() {
        return expected == 0;
    }

    long points() {
        return pairs.stream().mapToLong(PairFacts::points).sum();
    }

    long missing() {
        return pairs.stream().mapToLong(pair -> pair.gaps().missing()).sum();
    }

    long faulty() {
        return pairs.stream()
                .flatMap(pair -> pair.faults().values().stream())
                .mapToLong(PairFacts.FaultFacts::count)
                .sum();
    }

    /** One sentence that a tired person can act on. */
    String verdict(List<Finding> findings) {
        if (wasClosed() && findings.isEmpty()) {
            return "the market was closed since " + from + ": no point was due";
        }
        var seen = Counted.of(points(), "point") + " of " + Counted.of(pairs.size(), "pair");
        var first = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .findFirst();
        return first.map(finding ->
                        finding.subject() + ": " + finding.seen() + "; first: " + finding.action() + " (" + seen + ")")
                .orElseGet(() -> seen + (points() == 1 ? " is" : " are") + " whole: " + missing()
                        + " missing, none with a fault");
    }
}
