package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import java.util.Optional;

/**
 * Counts the rows of a CSV file with a header, in which a quoted value may have line breaks, while it passes by. The header
 * is no row. For one thread.
 */
public final class RecordCounter {
    private final RowHasher hasher = new RowHasher();
    private boolean header = true;
    private boolean quoted;
    private boolean open;

    /** Takes the next block. */
    public void take(byte[] block, int offset, int length) {
        int begin = offset;
        for (int at = offset; at < offset + length; at++) {
            if (block[at] == '"') {
                // A quote within a value stands twice, which changes nothing.
                quoted = !quoted;
            } else if (block[at] == '\n' && !quoted) {
                part(block, begin, at + 1);
                endRow();
                begin = at + 1;
            }
        }
        part(block, begin, offset + length);
    }

    private void part(byte[] block, int begin, int end) {
        if (end > begin) {
            open = true;
            if (!header) {
                hasher.addPart(block, begin, end - begin);
            }
        }
    }

    private void endRow() {
        if (!header) {
            hasher.endRow();
        }
        header = false;
        open = false;
    }

    /**
     * Ends the file.
     *
     * @return the fingerprint of its rows; empty when it ends within one, or has no header
     */
    public Optional<Fingerprint> end() {
        return open || header ? Optional.empty() : Optional.of(hasher.fingerprint());
    }
}
