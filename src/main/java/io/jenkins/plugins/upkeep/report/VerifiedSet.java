package io.jenkins.plugins.upkeep.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verified backup as it is remembered from run to run: a run that verifies none remembers none, and what the last one that did
 * remembers stays.
 *
 * @param started when the backup was begun
 */
public record VerifiedSet(Instant started) {
    private static final String WORDS = "verified backup begun at ";

    /**
     * @return the fact that remembers it
     */
    public String fact() {
        return WORDS + started;
    }

    /**
     * @param facts what a task remembers
     * @return the newest verified backup among it
     */
    public static Optional<VerifiedSet> newest(Collection<String> facts) {
        return facts.stream()
                .filter(fact -> fact.startsWith(WORDS))
                .flatMap(fact -> parse(fact.substring(WORDS.length())))
                .max(Comparator.comparing(VerifiedSet::started));
    }

    private static Stream<VerifiedSet> parse(String moment) {
        try {
            return Stream.of(new VerifiedSet(Instant.parse(moment)));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
