package io.jenkins.plugins.upkeep.postgres.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which versions of rows a batch holds: where each lies in the table, and which transaction wrote it. A place alone would not do,
 * since the server uses it again. For one thread.
 */
final class BatchKeys {
    private final Map<String, String> writers = new LinkedHashMap<>();
    private String last = "";

    /**
     * Takes the key off a row.
     *
     * @param row {@code "(page,item)",transaction,} and the row itself, as CSV
     * @return where the row itself begins
     */
    int take(byte[] row) {
        int quote = 1;
        while (row[quote] != '"') {
            quote++;
        }
        int comma = quote + 2;
        while (row[comma] != ',') {
            comma++;
        }
        last = new String(row, 1, quote - 1, StandardCharsets.US_ASCII);
        writers.put(last, new String(row, quote + 2, comma - quote - 2, StandardCharsets.US_ASCII));
        return comma + 1;
    }

    /** Where the last row lies. */
    String last() {
        return last;
    }

    int size() {
        return writers.size();
    }

    boolean isVersion(String place, String writer) {
        return writer.equals(writers.get(place));
    }

    /** As an array of the server. */
    String places(Set<String> without) {
        var text = new StringBuilder("{");
        for (var place : writers.keySet()) {
            if (!without.contains(place)) {
                text.append(text.length() > 1 ? "," : "")
                        .append('"')
                        .append(place)
                        .append('"');
            }
        }
        return text.append('}').toString();
    }

    /** The positions of those rows that are not among some. */
    List<Integer> without(Set<String> some) {
        var positions = new ArrayList<Integer>();
        int position = 0;
        for (var place : writers.keySet()) {
            if (!some.contains(place)) {
                positions.add(position);
            }
            position++;
        }
        return positions;
    }
}
