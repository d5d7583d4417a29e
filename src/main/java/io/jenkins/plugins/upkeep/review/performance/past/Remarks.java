package io.jenkins.plugins.upkeep.review.performance.past;

import java.util.ArrayList;
import java.util.List;

/** Lines of which there may be very many: the first are kept, and the others counted. For one thread. */
final class Remarks {
    private final int most;
    private final List<String> first = new ArrayList<>();
    private int all;

    Remarks(int most) {
        this.most = most;
    }

    void add(String line) {
        all++;
        if (first.size() < most) {
            first.add(line);
        }
    }

    /** How many there were. */
    int all() {
        return all;
    }

    /** The first ones. */
    List<String> first() {
        return List.copyOf(first);
    }

    /** The first ones, and a line that says how many others there were. */
    List<String> lines() {
        var lines = new ArrayList<>(first);
        if (all > first.size()) {
            lines.add(all - first.size() + " more like these");
        }
        return lines;
    }
}
