package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import java.time.Instant;
import java.util.List;

/**
 * What one batch holds. It is written before the transaction that deletes the rows ends, and says by its number which that is: so
 * whoever comes after a kill can ask the server whether the rows are gone.
 *
 * @param number the batch's number, from 1
 * @param file its file of rows
 * @param rows how many rows the file has
 * @param fingerprint the sum of the rows' hashes, 32 hexadecimal digits
 * @param stayed places in the file, from 0, of rows that somebody changed meanwhile, which stayed in the table: they are no part of
 *     the archive
 * @param transaction the number of the transaction in the server
 * @param oldest the least value of the column of rows that left
 * @param newest the greatest
 */
public record BatchNote(
        int number,
        SetFile file,
        long rows,
        String fingerprint,
        List<Integer> stayed,
        long transaction,
        Instant oldest,
        Instant newest) {
    public BatchNote {
        stayed = List.copyOf(stayed);
    }

    /** How many rows left. */
    long left() {
        return rows - stayed.size();
    }
}
