package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the lines of two listings against each other while both pass. Only lines that wait for their counterpart are
 * kept: none while the order is the same. Beyond 200,000 waiting lines further ones are counted without their names.
 */
final class ListingComparison {
    private static final int MOST_WAITING = 200_000;

    private final Map<String, Integer> waiting = new LinkedHashMap<>();
    private final RowHasher expectedLines = new RowHasher();
    private final RowHasher foundLines = new RowHasher();
    private long unnamed;

    void expected(String line) {
        expectedLines.add(line.getBytes(StandardCharsets.UTF_8));
        settle(line, -1);
    }

    void found(String line) {
        foundLines.add(line.getBytes(StandardCharsets.UTF_8));
        settle(line, 1);
    }

    private void settle(String line, int sign) {
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(line)) {
            unnamed++;
            return;
        }
        var balance = waiting.merge(line, sign, Integer::sum);
        if (balance == 0) {
            waiting.remove(line);
        }
    }

    /** Whether both have the same lines, in whatever order. */
    boolean matches() {
        return expectedLines.fingerprint().equals(foundLines.fingerprint());
    }

    void report(DifferenceList differences) {
        var expected = new LinkedHashMap<String, Map<String, String>>();
        var found = new LinkedHashMap<String, Map<String, String>>();
        waiting.forEach((line, balance) -> {
            var fields = ListingLine.fields(line);
            (balance < 0 ? expected : found).put(key(fields), fields);
        });
        expected.forEach((key, fields) -> compare(fields, found.remove(key), differences));
        found.values()
                .forEach(fields -> differences.add(
                        FileDifference.Kind.ADDED, name(fields), "is in the archive but not in the listing"));
        for (long count = 0; count < unnamed; count++) {
            differences.add(FileDifference.Kind.DIFFERENT, "", "is one of too many differences to be named");
        }
    }

    private static void compare(Map<String, String> expected, Map<String, String> found, DifferenceList differences) {
        if (found == null) {
            differences.add(FileDifference.Kind.MISSING, name(expected), "is in the listing but not in the archive");
        } else {
            differences.add(FileDifference.Kind.DIFFERENT, name(expected), ListingLine.differences(expected, found));
        }
    }

    private static String key(Map<String, String> fields) {
        return fields.getOrDefault("nameBytes", "") + "/" + name(fields);
    }

    private static String name(Map<String, String> fields) {
        return fields.getOrDefault("name", "a line that cannot be read");
    }
}
