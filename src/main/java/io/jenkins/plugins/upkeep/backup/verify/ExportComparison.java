package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.performance.RecordCounter;
import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.system.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads a file of performance data again, counts its rows, and holds them against the evidence. */
record ExportComparison(ExportEvidence evidence) implements ContentComparison {
    private static final int BLOCK = 64 << 10;

    @Override
    public List<String> differences(InputStream content) throws IOException {
        var counter = new RecordCounter();
        var block = new byte[BLOCK];
        for (int count = content.read(block); count >= 0; count = content.read(block)) {
            counter.take(block, 0, count);
        }
        var subject = "performance data " + evidence.name() + ": ";
        var rows = counter.end();
        if (rows.isEmpty()) {
            return List.of(subject + "the file ends within a row");
        }
        if (rows.get().rows() != evidence.rows()) {
            return List.of(subject + Counted.of(rows.get().rows(), "row") + " instead of " + evidence.rows());
        }
        return rows.get().digest().equals(evidence.fingerprint())
                ? List.of()
                : List.of(subject + Counted.of(evidence.rows(), "row") + ", but other ones than were exported");
    }
}
