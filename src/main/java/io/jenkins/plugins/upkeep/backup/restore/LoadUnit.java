package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of rows that one connection loads.
 *
 * @param file the file
 * @param segments the rows in it, in the order of the file
 * @param split the tables whose rows stand in several segments
 */
record LoadUnit(SetFile file, List<Segment> segments, Set<Integer> split) {
    LoadUnit {
        segments = segments.stream()
                .sorted(Comparator.comparingLong(Segment::offset))
                .toList();
    }

    /**
     * @return whether the segment holds all rows of its table
     */
    boolean isWhole(Segment segment) {
        return !split.contains(segment.table());
    }

    /** All files of rows of a set, the largest first. */
    static List<LoadUnit> of(Manifest manifest) throws UpkeepException {
        var segments = manifest.database().orElseThrow().segments();
        var perTable = segments.stream().collect(Collectors.groupingBy(Segment::table, Collectors.counting()));
        var split = perTable.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var units = new ArrayList<LoadUnit>();
        var perFile = segments.stream().collect(Collectors.groupingBy(Segment::path));
        for (var entry : perFile.entrySet()) {
            units.add(new LoadUnit(manifest.file(entry.getKey()), entry.getValue(), split));
        }
        units.sort(Comparator.comparingLong((LoadUnit unit) -> unit.file().plainSize())
                .reversed());
        return units;
    }
}
