package io.jenkins.plugins.upkeep.review.performance.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The files that have been found so far in a place: of very many the newest. For one thread. */
final class Found {
    private static final int MOST_REMARKS = 20;
    private static final Comparator<PastFile> OLDEST_FIRST =
            Comparator.comparing(PastFile::modified).thenComparing(PastFile::path, Comparator.reverseOrder());

    private final String place;
    private final Instant since;
    private final int mostVisited;
    private final PriorityQueue<PastFile> files = new PriorityQueue<>(OLDEST_FIRST);
    private final Remarks remarks = new Remarks(MOST_REMARKS);
    private int visited;
    private int useful;

    /**
     * @param place what the place is called
     * @param since older files are of no use
     * @param mostVisited after how many files it is not looked at any further
     */
    Found(String place, Instant since, int mostVisited) {
        this.place = place;
        this.since = since;
        this.mostVisited = mostVisited;
    }

    /** Counts what was looked at, and says whether there may be more. */
    boolean visit() {
        visited++;
        if (visited == mostVisited) {
            remark(place + ": holds more than " + mostVisited + " files; not all were looked at");
        }
        return visited < mostVisited;
    }

    /** Takes a file when it may hold something of use. */
    void add(PastFile file) {
        if (file.modified().isBefore(since) || PastKind.of(file).isEmpty()) {
            return;
        }
        useful++;
        files.add(file);
        if (files.size() > PastPlace.MOST_FILES) {
            files.remove();
        }
    }

    void remark(String line) {
        remarks.add(line);
    }

    PastPlace.Listing listing() {
        var newest = new ArrayList<>(files);
        newest.sort(OLDEST_FIRST.reversed());
        var lines = new ArrayList<>(remarks.lines());
        if (useful > newest.size()) {
            lines.add(place + ": has " + useful + " reports and histories; only the newest " + newest.size()
                    + " were read");
        }
        return new PastPlace.Listing(newest, List.copyOf(lines));
    }
}
