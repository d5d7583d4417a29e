package io.jenkins.plugins.upkeep.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verified backup as it is remembered from run to run: a run that verifies none remembers none, and what the last one that did
 * remembers stays. Since only the newest run's memory is kept, each run passes on which backup was last restored and compared.
 *
 * @param started when the backup was begun
 */
public record VerifiedSet(Instant started) {
    private static final String VERIFIED = "verified backup begun at ";
    private static final String RESTORED = "restored backup begun at ";

    /**
     * @return the fact that remembers it
     */
    public String fact() {
        return VERIFIED + started;
    }

    /**
     * @return the fact that remembers that it was restored and compared
     */
    public String restoredFact() {
        return RESTORED + started;
    }

    /**
     * @param facts what a task remembers
     * @return the newest verified backup among it
     */
    public static Optional<VerifiedSet> newest(Collection<String> facts) {
        return newest(VERIFIED, facts);
    }

    /**
     * @param facts what a task remembers
     * @return the newest backup among it that was restored and compared
     */
    public static Optional<VerifiedSet> newestRestored(Collection<String> facts) {
        return newest(RESTORED, facts);
    }

    private static Optional<VerifiedSet> newest(String words, Collection<String> facts) {
        return facts.stream()
                .filter(fact -> fact.startsWith(words))
                .flatMap(fact -> parse(fact.substring(words.length())))
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
