package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the grid of a pair by the bytes of its name, without a text for each of millions of rows. For one thread.
 */
final class PairIndex {
    private static final int SIZE = 1 << 12;

    private final Market market;
    private final byte[][] names = new byte[SIZE][];
    private final PairGrid[] grids = new PairGrid[SIZE];

    PairIndex(Market market) {
        this.market = market;
    }

    /** The grid of the pair whose name stands at a place; null when there is no room for the pair. */
    PairGrid grid(byte[] row, int offset, int length) {
        var hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + row[i];
        }
        var place = (hash ^ (hash >>> 15)) & (SIZE - 1);
        if (!isAt(place, row, offset, length)) {
            // A few names share a place; then the market is asked more often.
            names[place] = Arrays.copyOfRange(row, offset, offset + length);
            grids[place] = market.grid(new String(row, offset, length, StandardCharsets.UTF_8));
        }
        return grids[place];
    }

    private boolean isAt(int place, byte[] row, int offset, int length) {
        return names[place] != null
                && Arrays.equals(names[place], 0, names[place].length, row, offset, offset + length);
    }
}
