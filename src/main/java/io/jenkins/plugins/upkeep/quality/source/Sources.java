package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Points that lie in several places, and are looked at together.
 *
 * @param sources the places
 */
public record Sources(List<Source> sources) implements Source {
    public Sources {
        sources = List.copyOf(sources);
    }

    @Override
    public String describe() {
        return sources.stream().map(Source::describe).collect(Collectors.joining(" and "));
    }

    @Override
    public void read(Slots slots, Market market, Collection<String> pairs, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        for (var source : sources) {
            source.read(slots, market, pairs, progress);
        }
    }
}
