package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Loads rows and large objects from an archive of pg_dump. It goes to pg_restore as a stream, so that no plain copy of it is
 * on the disk; therefore one connection loads it.
 *
 * @param reader reads the set
 * @param archive the schema's archive, with the same table of contents
 * @param target where to
 * @param portion which part of it
 * @param progress is told how much was read
 */
record ArchiveLoad(
        SetReader reader, SchemaArchive archive, RestoreTarget target, Portion portion, Progress.Stretch progress) {
    private static final Duration END = Duration.ofHours(12);
    private static final int BLOCK = 64 << 10;
    private static final String ROWS = "TABLE DATA";

    /** Loads the rows of some tables. The first time, all that is no table's comes too. */
    void load(Set<TableName> tables, boolean first) throws UpkeepException, InterruptedException {
        var entries = new ArrayList<TocEntry>();
        for (var entry : wanted()) {
            var rows = entry.kind().equals(ROWS);
            if (rows ? tables.contains(new TableName(entry.schema(), entry.tag())) : first) {
                entries.add(entry);
            }
        }
        var options = List.of("--exit-on-error", "--section=data", "--use-list=" + archive.list("rows.list", entries));
        stream(target.programRestore("load tables", target.owned(options), portion.settings()));
    }

    /** Large objects that were made apart are not made again; in which half of an archive that stands changes with versions. */
    private List<TocEntry> wanted() throws UpkeepException {
        if (portion.selection().isPresent()) {
            return portion.selection().get().entries();
        }
        var contents = archive.contents();
        return portion.makes() ? contents.entries() : contents.withoutLargeObjects();
    }

    private void stream(ProgramRestore restore) throws UpkeepException, InterruptedException {
        var file = archive.manifest().file(DatabaseBackup.ARCHIVE);
        try (var content = reader.open(file)) {
            restore.run(END, process -> pass(content, process));
            reader.requireWhole(file, content);
        } catch (IOException e) {
            throw reader.unreadable(file, e);
        } catch (UpkeepException e) {
            // What pg_restore refuses may come of a damaged file, which then is what there is to say.
            reader.requireWhole(file);
            throw e;
        }
    }

    /** A pg_restore that has all it wants reads no further. */
    private void pass(CompressedDownload content, RunningProcess process) throws IOException, InterruptedException {
        var buffer = new byte[BLOCK];
        try (var input = process.input()) {
            for (var count = content.read(buffer, 0, BLOCK); count >= 0; count = content.read(buffer, 0, BLOCK)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while loading");
                }
                if (!write(input, buffer, count)) {
                    return;
                }
                progress.advance(count);
            }
        }
    }

    private static boolean write(OutputStream input, byte[] buffer, int count) {
        try {
            input.write(buffer, 0, count);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
