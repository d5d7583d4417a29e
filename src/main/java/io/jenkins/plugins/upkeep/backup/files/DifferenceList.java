package io.jenkins.plugins.upkeep.backup.files;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first hundred differences and counts the others. */
final class DifferenceList {
    private static final int MOST_NAMED = 100;

    private final List<FileDifference> named = new ArrayList<>();
    private long count;

    void add(FileDifference.Kind kind, String name, String detail) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(new FileDifference(kind, name, detail));
        }
    }

    List<FileDifference> named() {
        return named;
    }

    long count() {
        return count;
    }
}
