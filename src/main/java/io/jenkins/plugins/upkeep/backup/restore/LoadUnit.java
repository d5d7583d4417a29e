package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.Segment;
import java.util.List;
import java.util.Set;

/**
 * Files of rows that one connection loads in one transaction.
 *
 * @param files the files
 * @param complete the tables of which all rows are in these files: their rows can be written frozen
 */
record LoadUnit(List<LoadFile> files, Set<Integer> complete) {
    LoadUnit {
        files = List.copyOf(files);
        complete = Set.copyOf(complete);
    }

    long size() {
        return files.stream().mapToLong(LoadFile::size).sum();
    }

    boolean isComplete(Segment segment) {
        return complete.contains(segment.table());
    }
}
