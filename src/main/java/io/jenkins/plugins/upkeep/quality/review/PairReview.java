package io.jenkins.plugins.upkeep.quality.review;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;

/** Looks at all points of a pair. */
public final class PairReview {
    private PairReview() {}

    /**
     * @param pair the pair's name
     * @param grid its points
     * @return what is to be said of them
     */
    public static PairFacts of(String pair, PairGrid grid) {
        var faults = new EnumMap<Fault, PairFacts.FaultFacts>(Fault.class);
        grid.faults()
                .forEach((fault, count) -> faults.put(fault, new PairFacts.FaultFacts(count, grid.examples(fault))));
        return new PairFacts(
                pair,
                grid.points(),
                grid.slots().expected(),
                newest(grid),
                Gaps.of(grid),
                faults,
                grid.unordered(),
                grid.offGrid(),
                Jumps.of(grid),
                Spikes.of(grid));
    }

    private static Optional<Instant> newest(PairGrid grid) {
        return grid.newest() == Long.MIN_VALUE ? Optional.empty() : Optional.of(Slots.instant(grid.newest()));
    }
}
