package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Instant;
import java.util.List;

/** Where reports and histories lie. */
public interface PastPlace {
    /** More files than this are not looked at in one place: the newest count. */
    int MOST_FILES = 20_000;

    /** After so many files, of use or not, a place is not looked at any further. */
    int MOST_VISITED = 1_000_000;

    /**
     * @return where it is, for people; without a secret
     */
    String describe();

    /**
     * Looks for files.
     *
     * @param since files that were written before this are of no use
     * @return what is there
     * @throws UpkeepException when the place cannot be looked at
     * @throws InterruptedException when this thread was told to stop
     */
    Listing list(Instant since) throws UpkeepException, InterruptedException;

    /**
     * What is in a place.
     *
     * @param files the files, the newest first
     * @param remarks why that may not be all, one line each
     */
    record Listing(List<PastFile> files, List<String> remarks) {
        /** At most so many as are looked at. */
        public Listing {
            files = List.copyOf(files);
            remarks = List.copyOf(remarks);
        }
    }
}
