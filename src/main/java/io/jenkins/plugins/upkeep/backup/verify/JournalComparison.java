package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.journal.JournalCounter;
import io.jenkins.plugins.upkeep.backup.journal.JournalTotals;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads an export of a journal again, counts its entries, and holds them against the evidence. */
record JournalComparison(JournalEvidence evidence) implements ContentComparison {
    private static final int BLOCK = 64 << 10;

    @Override
    public List<String> differences(InputStream content) throws IOException {
        try {
            return differences(count(content));
        } catch (DamagedExportException e) {
            return List.of("journal: the export " + e.getMessage());
        }
    }

    private JournalTotals count(InputStream content) throws IOException {
        var counter = new JournalCounter(evidence.selected());
        var block = new byte[BLOCK];
        for (int count = content.read(block); count >= 0; count = content.read(block)) {
            counter.take(block, 0, count);
        }
        return counter.end();
    }

    private List<String> differences(JournalTotals seen) {
        if (seen.entries().rows() != evidence.entries()) {
            return List.of("journal: " + Counted.of(seen.entries().rows(), "entry", "entries") + " instead of "
                    + evidence.entries());
        }
        var same = seen.entries().digest().equals(evidence.fingerprint())
                && seen.bytes() == evidence.bytes()
                && seen.first().equals(evidence.first())
                && seen.last().equals(evidence.last())
                && seen.units().equals(evidence.units());
        return same
                ? List.of()
                : List.of("journal: " + Counted.of(evidence.entries(), "entry", "entries")
                        + ", but other ones than were exported");
    }
}
