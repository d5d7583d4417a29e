package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.SQLException;

/** A piece of the backup that one worker does at a time. */
@FunctionalInterface
interface Piece {
    /**
     * Does it.
     *
     * @param worker who does it, with a connection on the snapshot
     * @throws UpkeepException when it cannot be done
     * @throws SQLException when the server fails
     * @throws InterruptedException when the thread was told to stop
     */
    void perform(SnapshotWorker worker) throws UpkeepException, SQLException, InterruptedException;
}
