package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog.Stored;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Puts the rows of an archive back into their table, all of them or none: in one transaction, each batch proved before the next. The
 * archive stays.
 */
public final class ArchiveRestore {
    private final ArchiveCatalog catalog;
    private final Stored archive;
    private final ArchiveFiles files;
    private final DatabaseAddress address;

    /**
     * @param catalog the archives
     * @param archive which of them
     * @param address the database that receives the rows
     */
    public ArchiveRestore(ArchiveCatalog catalog, Stored archive, DatabaseAddress address) {
        this.catalog = catalog;
        this.archive = archive;
        this.files = new ArchiveFiles(catalog.storage(), archive.id());
        this.address = address;
    }

    /**
     * Does it.
     *
     * @param progress is told how far it is
     * @param clock the clock, for the note that it was done
     * @return how many rows were put back
     * @throws UpkeepException when a row cannot be read or the table does not take it; then the table is as it was
     * @throws InterruptedException when this thread was told to stop; then too
     */
    public long run(Progress progress, Clock clock) throws UpkeepException, InterruptedException {
        var connection = Database.connect(address, "upkeep archive restore");
        try {
            return Stoppable.run(() -> run(connection, progress, clock));
        } finally {
            Connections.cut(connection);
        }
    }

    private long run(Connection connection, Progress progress, Clock clock)
            throws UpkeepException, InterruptedException {
        try (var stretch = progress.begin("restore rows", archive.manifest().rows(), Unit.COUNT)) {
            PlainSession.apply(connection);
            connection.setAutoCommit(false);
            long rows = 0;
            for (var batch : archive.manifest().batches()) {
                rows += load(connection, batch);
                stretch.advance(batch.left());
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while rows were put back");
                }
            }
            connection.commit();
            catalog.restored(archive.id(), clock.instant());
            return rows;
        } catch (SQLException e) {
            throw new UpkeepException(
                    "table " + head().root() + ": no row was put back: "
                            + Database.failure(address, e).getMessage(),
                    e);
        }
    }

    private ArchiveHead head() {
        return archive.manifest().head();
    }

    private long load(Connection connection, BatchNote batch) throws SQLException, UpkeepException {
        if (!files.opens(batch.file())) {
            throw new UpkeepException("archive " + archive.id() + ": is encrypted and there is no key: "
                    + catalog.storage().keys().lack());
        }
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + head().root() + " (" + String.join(", ", head().columns())
                        + ") FROM STDIN (FORMAT csv)");
        try (var content = files.open(batch.file(), false)) {
            var rows = new Rows(copy, Set.copyOf(batch.stayed()));
            CsvRows.read(content, rows::take);
            files.requireStored(batch.file(), content.finish());
            rows.require(batch);
            return copy.endCopy();
        } catch (IOException e) {
            throw files.unreadable(batch.file(), e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Passes rows on, but for the header and those that never left their table. */
    private final class Rows {
        private final CopyIn copy;
        private final Set<Integer> stayed;
        private final RowHasher seen = new RowHasher();
        private int position = -1;

        Rows(CopyIn copy, Set<Integer> stayed) {
            this.copy = copy;
            this.stayed = stayed;
        }

        void take(byte[] bytes, int begin, int length) throws UpkeepException {
            if (position >= 0) {
                seen.add(bytes, begin, length);
            }
            if (position >= 0 && !stayed.contains(position)) {
                write(bytes, begin, length);
            }
            position++;
        }

        private void write(byte[] bytes, int begin, int length) throws UpkeepException {
            try {
                copy.writeToCopy(bytes, begin, length);
            } catch (SQLException e) {
                throw Database.failure(address, e);
            }
        }

        void require(BatchNote batch) throws UpkeepException {
            var found = seen.fingerprint();
            if (found.rows() != batch.rows() || !found.digest().equals(batch.fingerprint())) {
                throw files.damaged(batch.file(), "holds other rows than were exported");
            }
        }
    }
}
