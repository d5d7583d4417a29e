package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetFileWriter;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.charset.StandardCharsets;

/**
 * A CSV file of a set under way, with a header. Closing it before it is finished leaves nothing of it. For one thread.
 */
final class CsvFile implements AutoCloseable {
    private final String name;
    private final SetFileWriter file;
    private final Progress.Stretch progress;
    private final RowHasher hasher = new RowHasher();
    private boolean header;

    CsvFile(SetWriter set, String name, Progress.Stretch progress) throws UpkeepException {
        this.name = name;
        this.file = set.file("performance/" + name + ".csv.zst");
        this.progress = progress;
    }

    /** Takes a line with its line break, the header first. */
    void line(byte[] line) throws UpkeepException {
        file.write(line);
        if (header) {
            hasher.add(line);
        }
        header = true;
        progress.advance(line.length);
    }

    void line(String line) throws UpkeepException {
        line((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    ExportEvidence finish(ExportEvidence.Origin origin, String query) throws UpkeepException {
        file.finish();
        var seen = hasher.fingerprint();
        return new ExportEvidence(origin, name, file.path(), query, seen.rows(), seen.digest());
    }

    @Override
    public void close() {
        file.close();
    }
}
