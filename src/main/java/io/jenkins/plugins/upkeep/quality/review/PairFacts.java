package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of a pair, for programs.
 *
 * @param pair its name
 * @param points how many points there are
 * @param expected how many there should be
 * @param newest when the newest point is
 * @param gaps where points are missing
 * @param faults how many points have each fault; without those that none has
 * @param unordered how many points come after one of a later time
 * @param offGrid how many are not at a whole interval
 * @param jumps prices that jump
 * @param spikes volumes that are far above the usual
 */
public record PairFacts(
        String pair,
        long points,
        int expected,
        Optional<Instant> newest,
        Gaps gaps,
        Map<Fault, FaultFacts> faults,
        long unordered,
        long offGrid,
        Jumps jumps,
        Spikes spikes) {
    public PairFacts {
        faults = Map.copyOf(faults);
    }

    /**
     * Points with a fault.
     *
     * @param count how many
     * @param first when the first of them are
     */
    public record FaultFacts(int count, List<Instant> first) {
        public FaultFacts {
            first = List.copyOf(first);
        }
    }

    /** How many points have a fault. */
    public int count(Fault fault) {
        return Optional.ofNullable(faults.get(fault)).map(FaultFacts::count).orElse(0);
    }
}
