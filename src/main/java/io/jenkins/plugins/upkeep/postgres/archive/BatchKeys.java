package io.jenkins.plugins.upkeep.postgres.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the rows of a batch lie in their table. A place means one version of one row as long as the batch's transaction holds its
 * snapshot: until then the server does not use it again. For one thread.
 */
final class BatchKeys {
    private final List<String> places = new ArrayList<>();

    /**
     * Takes the key off a row.
     *
     * @param row {@code "(page,item)",} and the row itself, as CSV
     * @return where the row itself begins
     */
    int take(byte[] row) {
        int quote = 1;
        while (row[quote] != '"') {
            quote++;
        }
        places.add(new String(row, 1, quote - 1, StandardCharsets.US_ASCII));
        return quote + 2;
    }

    /** Where the last row lies. */
    String last() {
        return places.get(places.size() - 1);
    }

    int size() {
        return places.size();
    }

    Set<String> set() {
        return new HashSet<>(places);
    }

    /** As an array of the server. */
    String array() {
        return "{\"" + String.join("\",\"", places) + "\"}";
    }

    /** The positions of those rows that are not among some. */
    List<Integer> without(Set<String> some) {
        var positions = new ArrayList<Integer>();
        for (int position = 0; position < places.size(); position++) {
            if (!some.contains(places.get(position))) {
                positions.add(position);
            }
        }
        return positions;
    }
}
