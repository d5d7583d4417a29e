package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import java.util.Comparator;
import java.util.List;

/**
 * A file of rows.
 *
 * @param file the file
 * @param segments the rows in it, in the order of the file
 */
record LoadFile(SetFile file, List<Segment> segments) {
    LoadFile {
        segments = segments.stream()
                .sorted(Comparator.comparingLong(Segment::offset))
                .toList();
    }

    long size() {
        return file.plainSize();
    }
}
