package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Divides the files of rows among connections. The files of a table stay together where that keeps the connections in
 * balance, since a table that one transaction loads from empty needs no write-ahead log; a table that is too large for one
 * connection is loaded by several.
 */
final class LoadPlan {
    /** How much more than its share one connection may get before a table is divided. */
    private static final double IMBALANCE = 1.2;

    private final List<LoadFile> files;
    private final Map<Integer, Long> pieces;
    private final long most;

    private LoadPlan(List<LoadFile> files, int connections) {
        this.files = files;
        this.pieces = files.stream()
                .flatMap(file -> file.segments().stream())
                .collect(Collectors.groupingBy(Segment::table, Collectors.counting()));
        this.most = (long) (files.stream().mapToLong(LoadFile::size).sum() * IMBALANCE / connections);
    }

    /**
     * Divides the rows of a set.
     *
     * @param manifest what the set holds
     * @param connections how many load at once
     * @param wanted the tables whose rows are loaded
     * @return the units, the largest first
     * @throws UpkeepException when the manifest names a file that the set does not hold
     */
    static List<LoadUnit> of(Manifest manifest, int connections, Set<TableName> wanted) throws UpkeepException {
        var files = new ArrayList<LoadFile>();
        var evidence = manifest.database().orElseThrow();
        var perFile = evidence.segments().stream()
                .filter(segment -> wanted.contains(name(evidence.tables().get(segment.table()))))
                .collect(Collectors.groupingBy(Segment::path));
        for (var entry : perFile.entrySet()) {
            files.add(new LoadFile(manifest.file(entry.getKey()), entry.getValue()));
        }
        files.sort(Comparator.comparing(file -> file.file().path()));
        return new LoadPlan(files, connections).units();
    }

    private static TableName name(TableEvidence table) {
        return new TableName(table.schema(), table.name());
    }

    private List<LoadUnit> units() {
        var units = new ArrayList<LoadUnit>();
        for (var family : families()) {
            if (family.stream().mapToLong(LoadFile::size).sum() <= most) {
                units.add(unit(family));
            } else {
                family.forEach(file -> units.add(unit(List.of(file))));
            }
        }
        units.sort(Comparator.comparingLong(LoadUnit::size).reversed());
        return units;
    }

    /** Files that share a table, directly or by way of others. */
    private List<List<LoadFile>> families() {
        var families = new ArrayList<List<LoadFile>>();
        for (var file : files) {
            var joined = new ArrayList<LoadFile>();
            joined.add(file);
            families.removeIf(family -> {
                var related = family.stream().anyMatch(other -> share(file, other));
                return related && joined.addAll(family);
            });
            joined.sort(Comparator.comparing(member -> member.file().path()));
            families.add(joined);
        }
        return families;
    }

    private static boolean share(LoadFile one, LoadFile other) {
        var tables = tables(other);
        return one.segments().stream().anyMatch(segment -> tables.contains(segment.table()));
    }

    private static Set<Integer> tables(LoadFile file) {
        return file.segments().stream().map(Segment::table).collect(Collectors.toSet());
    }

    private LoadUnit unit(List<LoadFile> together) {
        var here = together.stream()
                .flatMap(file -> file.segments().stream())
                .collect(Collectors.groupingBy(Segment::table, Collectors.counting()));
        var complete = new HashSet<Integer>();
        here.forEach((table, count) -> {
            if (count.equals(pieces.get(table))) {
                complete.add(table);
            }
        });
        return new LoadUnit(together, complete);
    }
}
