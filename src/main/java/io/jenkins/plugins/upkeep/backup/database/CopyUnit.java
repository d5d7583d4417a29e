package io.jenkins.plugins.upkeep.backup.database;

import java.util.List;
import java.util.Locale;

/**
 * What one connection copies into one file.
 *
 * @param number counts the files from 1
 * @param pieces the rows, in the order of the file
 */
record CopyUnit(int number, List<CopyPiece> pieces) {
    CopyUnit {
        pieces = List.copyOf(pieces);
    }

    String path() {
        return String.format(Locale.ROOT, "database/data-%04d.sql.zst", number);
    }
}
