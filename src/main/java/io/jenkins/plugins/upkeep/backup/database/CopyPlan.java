package io.jenkins.plugins.upkeep.backup.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the tables are divided among connections: large ones by ranges of blocks, small ones bundled, so that all
 * connections end at about the same time. Each unit becomes one file.
 *
 * @param units what one connection copies at a time, the largest first
 */
record CopyPlan(List<CopyUnit> units) {
    private static final long SMALLEST_UNIT = 16L << 20;
    private static final long LARGEST_UNIT = 4L << 30;
    private static final int UNITS_PER_CONNECTION = 8;

    /** A connection locks as many tables at a time, and the server has room for few. */
    private static final int MOST_PIECES = 200;

    CopyPlan {
        units = List.copyOf(units);
    }

    /**
     * Divides the tables.
     *
     * @param tables all of them, in the order of the evidence
     * @param connections how many copy at once
     */
    static CopyPlan of(List<Table> tables, int connections) {
        var total = tables.stream().mapToLong(Table::bytes).sum();
        var size = Math.min(Math.max(total / ((long) connections * UNITS_PER_CONNECTION), SMALLEST_UNIT), LARGEST_UNIT);
        var pieces = new ArrayList<CopyPiece>();
        for (int index = 0; index < tables.size(); index++) {
            pieces.addAll(split(index, tables.get(index), size));
        }
        pieces.sort(Comparator.comparingLong(CopyPiece::weight).reversed());
        var units = bundle(own(pieces), size);
        var configuration = pieces.stream()
                .filter(piece -> piece.table().extension())
                .sorted(Comparator.comparingInt(CopyPiece::index))
                .toList();
        if (!configuration.isEmpty()) {
            units.add(new CopyUnit(units.size() + 1, configuration));
        }
        return new CopyPlan(units);
    }

    /** The configuration of extensions stays together and in its order, since its foreign keys are there when it loads. */
    private static List<CopyPiece> own(List<CopyPiece> pieces) {
        return pieces.stream().filter(piece -> !piece.table().extension()).toList();
    }

    private static List<CopyPiece> split(int index, Table table, long size) {
        var parts = Math.min(table.blocks(), (table.bytes() + size - 1) / size);
        if (parts < 2 || table.extension()) {
            return List.of(CopyPiece.whole(index, table));
        }
        var pieces = new ArrayList<CopyPiece>();
        for (long part = 0; part < parts; part++) {
            var first = table.blocks() * part / parts;
            Optional<Long> end = part + 1 < parts ? Optional.of(table.blocks() * (part + 1) / parts) : Optional.empty();
            pieces.add(new CopyPiece(index, table, first, end, table.bytes() / parts));
        }
        return pieces;
    }

    private static List<CopyUnit> bundle(List<CopyPiece> pieces, long size) {
        var units = new ArrayList<CopyUnit>();
        var bundle = new ArrayList<CopyPiece>();
        long weight = 0;
        for (var piece : pieces) {
            if (!bundle.isEmpty() && (weight + piece.weight() > size || bundle.size() == MOST_PIECES)) {
                units.add(new CopyUnit(units.size() + 1, bundle));
                bundle.clear();
                weight = 0;
            }
            bundle.add(piece);
            weight += piece.weight();
        }
        if (!bundle.isEmpty()) {
            units.add(new CopyUnit(units.size() + 1, bundle));
        }
        return units;
    }
}
