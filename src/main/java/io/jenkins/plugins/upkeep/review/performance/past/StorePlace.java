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
    public Listing list(Instant since) throws UpkeepException {
        var found = new Found(describe(), since);
        for (var file : store.list("")) {
            var key = file.key();
            found.add(new PastFile(describe() + "/" + key, key, file.modified(), () -> store.open(key)));
        }
        return found.listing();
    }
}
