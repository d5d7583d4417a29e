package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What changes between two commits. Paths are Latin-1 of their bytes.
 *
 * @param distance the numbers
 * @param added the files that only the second has
 * @param changed all files that differ, those of one of them alone too
 * @param submodules the submodules that the first has at paths which differ, by whether the second has a submodule there too
 */
record Changes(Distance distance, Set<String> added, Set<String> changed, Map<String, Boolean> submodules) {
    private static final String SUBMODULE = "160000";

    static Changes between(Git git, String from, String to) throws UpkeepException, InterruptedException {
        var collector = new Collector();
        git.records(collector::take, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", from, to);
        var counts = git.line("rev-list", "--left-right", "--count", from + "..." + to)
                .split("\\s+", 2);
        var distance = new Distance(
                Long.parseLong(counts[0]),
                Long.parseLong(counts[1]),
                collector.changed.size(),
                collector.submoduleCount);
        return new Changes(distance, collector.added, collector.changed, collector.submodules);
    }

    /** Takes records in turn: {@code :<mode> <mode> <id> <id> <letter>}, then the path. */
    private static final class Collector {
        private final Set<String> added = new HashSet<>();
        private final Set<String> changed = new HashSet<>();
        private final Map<String, Boolean> submodules = new LinkedHashMap<>();
        private int submoduleCount;
        private String[] open = {};

        private void take(String record) {
            if (open.length == 0) {
                open = record.substring(1).split(" ", 5);
                return;
            }
            changed.add(record);
            if (open[4].startsWith("A")) {
                added.add(record);
            }
            var is = open[0].equals(SUBMODULE);
            var becomes = open[1].equals(SUBMODULE);
            submoduleCount += is || becomes ? 1 : 0;
            if (is) {
                submodules.put(record, becomes);
            }
            open = new String[0];
        }
    }
}
