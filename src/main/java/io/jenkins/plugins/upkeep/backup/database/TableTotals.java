package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Adds up what the connections saw of each table. Safe for use by several threads. */
final class TableTotals {
    private final List<Table> tables;
    private final Fingerprint[] fingerprints;
    private final long[] bytes;
    private final List<Segment> segments = new ArrayList<>();

    TableTotals(List<Table> tables) {
        this.tables = List.copyOf(tables);
        this.fingerprints = new Fingerprint[tables.size()];
        this.bytes = new long[tables.size()];
        Arrays.fill(fingerprints, Fingerprint.EMPTY);
    }

    synchronized void add(Segment segment, Fingerprint rows) {
        fingerprints[segment.table()] = fingerprints[segment.table()].plus(rows);
        bytes[segment.table()] += segment.length();
        segments.add(segment);
    }

    synchronized List<Segment> segments() {
        return segments.stream()
                .sorted(Comparator.comparing(Segment::path).thenComparing(Segment::offset))
                .toList();
    }

    synchronized List<TableEvidence> evidence() {
        var evidence = new ArrayList<TableEvidence>();
        for (int index = 0; index < tables.size(); index++) {
            var table = tables.get(index);
            evidence.add(new TableEvidence(
                    table.schema(),
                    table.name(),
                    table.columns(),
                    table.condition(),
                    table.extension(),
                    fingerprints[index].rows(),
                    fingerprints[index].digest(),
                    bytes[index]));
        }
        return evidence;
    }
}
