package io.jenkins.plugins.upkeep.system.journal;

import java.time.Instant;
import java.util.List;

/**
 * A message of a journal.
 *
 * @param time when it was written
 * @param units the units that it belongs to, the one that it is about first; none for messages of the kernel
 * @param identifier who wrote it: {@code sshd}; may be empty
 * @param message its text, of which only the first {@link ExportReader#LONGEST_VALUE} bytes are kept; bytes that are no text are
 *     shown as replacement characters
 */
public record JournalEntry(Instant time, List<String> units, String identifier, String message) {
    public JournalEntry {
        units = List.copyOf(units);
    }
}
