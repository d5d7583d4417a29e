package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.util.Collection;

/** Where points come from. It may be read several times, when there are more pairs than find room at once. */
public interface Source {
    /**
     * @return what it is, for a dry run and for messages
     */
    String describe();

    /**
     * Reads all points from the first slot on.
     *
     * @param slots the places of points
     * @param market takes them
     * @param pairs the pairs to read; all when empty
     * @param progress counts the points
     * @throws UpkeepException when it cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    void read(Slots slots, Market market, Collection<String> pairs, Progress.Stretch progress)
            throws UpkeepException, InterruptedException;
}
