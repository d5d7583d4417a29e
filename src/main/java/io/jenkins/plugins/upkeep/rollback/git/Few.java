package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.ArrayList;
import java.util.List;

/** Names that were found: the first five, and how many there are. */
final class Few {
    private static final int MOST_NAMED = 5;

    private final List<String> first = new ArrayList<>();
    private int count;

    /** Adds a name, Latin-1 of its bytes. */
    void add(String name) {
        count++;
        if (first.size() < MOST_NAMED) {
            first.add(Visible.of(Git.shown(name)));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** For example: {@code 7 files (a, b, c, d, e and 2 more)}. */
    String inWords(String one, String many) {
        var rest = count - first.size();
        return count + " " + (count == 1 ? one : many) + " (" + String.join(", ", first)
                + (rest > 0 ? " and " + rest + " more" : "") + ")";
    }
}
