package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.time.Instant;

/**
 * A place in S3 with reports below a prefix.
 *
 * @param store the place
 */
record StorePlace(Store store) implements PastPlace {
    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public Listing list(Instant since) throws UpkeepException, InterruptedException {
        var found = new Found(describe(), since, MOST_VISITED);
        store.each("", file -> {
            var key = file.key();
            found.add(new PastFile(describe() + "/" + key, key, file.modified(), () -> store.open(key)));
            return found.visit() && !Thread.currentThread().isInterrupted();
        });
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop while looking for reports in " + describe());
        }
        return found.listing();
    }
}
