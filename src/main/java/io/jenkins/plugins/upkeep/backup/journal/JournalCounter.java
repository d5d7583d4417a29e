package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.backup.set.UnitEvidence;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import io.jenkins.plugins.upkeep.system.journal.EntryFields;
import io.jenkins.plugins.upkeep.system.journal.EntryVisitor;
import io.jenkins.plugins.upkeep.system.journal.ExportReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts the entries of an export while it passes by, with memory that does not grow with it. For one thread. */
public final class JournalCounter {
    /** Stands for messages that belong to no unit: those of the kernel. */
    static final String NO_UNIT = "(no unit)";

    /** Stands for units beyond those that are counted by name. */
    static final String OTHERS = "(other units)";

    private static final int MOST_UNITS = 2000;

    private final Set<String> selected;
    private final Tally tally = new Tally();
    private final ExportReader reader = new ExportReader(tally);
    private boolean damaged;

    /**
     * @param selected the units that the export was made of; empty for all
     */
    public JournalCounter(List<String> selected) {
        this.selected = Set.copyOf(selected);
        selected.forEach(unit -> tally.units.put(unit, new long[2]));
    }

    /**
     * Takes the next block of the stream.
     *
     * @throws DamagedExportException when the stream is no export
     */
    public void take(byte[] block, int offset, int length) throws DamagedExportException {
        damaged = true;
        reader.take(block, offset, length);
        damaged = false;
    }

    /**
     * Ends the stream.
     *
     * @return what was counted
     * @throws DamagedExportException when it ends too early
     */
    public JournalTotals end() throws DamagedExportException {
        if (damaged) {
            throw new DamagedExportException("is damaged");
        }
        reader.end();
        var units = tally.units.entrySet().stream()
                .map(unit -> new UnitEvidence(unit.getKey(), unit.getValue()[0], unit.getValue()[1]))
                .toList();
        return new JournalTotals(
                tally.hasher.fingerprint(),
                tally.bytes,
                Optional.ofNullable(tally.first),
                Optional.ofNullable(tally.last),
                units);
    }

    /** What has been counted so far. */
    private final class Tally implements EntryVisitor {
        private final EntryFields fields = new EntryFields();
        private final RowHasher hasher = new RowHasher();
        /** How many entries each has, and how many of them are about it. */
        private final Map<String, long[]> units = new TreeMap<>();

        private long bytes;
        private Instant first;
        private Instant last;

        @Override
        public boolean wants(String field) {
            return EntryFields.uses(field);
        }

        @Override
        public void field(String field, String value) {
            fields.put(field, value);
        }

        @Override
        public void bytes(byte[] block, int offset, int length) {
            hasher.addPart(block, offset, length);
            bytes += length;
        }

        @Override
        public void entry() throws DamagedExportException {
            var time = fields.time();
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
            hasher.endRow();
            count();
            fields.clear();
        }

        private void count() {
            var about = fields.about().stream().filter(this::isCounted).findFirst();
            var unit = about.or(
                            () -> fields.own().stream().filter(this::isCounted).findFirst())
                    .orElse(selected.isEmpty() ? NO_UNIT : OTHERS);
            var known = units.containsKey(unit) || units.size() < MOST_UNITS;
            var counts = units.computeIfAbsent(known ? unit : OTHERS, name -> new long[2]);
            counts[0]++;
            counts[1] += about.isPresent() ? 1 : 0;
        }

        private boolean isCounted(String unit) {
            return selected.isEmpty() || selected.contains(unit);
        }
    }
}
