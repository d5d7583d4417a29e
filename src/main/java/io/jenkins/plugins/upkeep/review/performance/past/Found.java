package io.jenkins.plugins.upkeep.review.performance.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files that have been found so far in a place. For one thread. */
final class Found {
    private final String place;
    private final Instant since;
    private final List<PastFile> files = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Found(String place, Instant since) {
        this.place = place;
        this.since = since;
    }

    /** Takes a file when it may hold something of use. */
    void add(PastFile file) {
        if (!file.modified().isBefore(since) && PastKind.of(file).isPresent()) {
            files.add(file);
        }
    }

    void remark(String line) {
        remarks.add(line);
    }

    PastPlace.Listing listing() {
        files.sort(Comparator.comparing(PastFile::modified).reversed().thenComparing(PastFile::path));
        if (files.size() > PastPlace.MOST_FILES) {
            remarks.add(place + ": has " + files.size() + " reports and histories; only the newest "
                    + PastPlace.MOST_FILES + " were read");
        }
        return new PastPlace.Listing(files.stream().limit(PastPlace.MOST_FILES).toList(), remarks);
    }
}
