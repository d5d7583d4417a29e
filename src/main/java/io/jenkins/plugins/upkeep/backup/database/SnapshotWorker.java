package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Does pieces of the backup on a connection that sees the snapshot. */
final class SnapshotWorker implements Worker<Piece> {
    private final DatabaseAddress address;
    private final Connection connection;
    private RunningProcess process;
    private boolean aborted;

    SnapshotWorker(Snapshot snapshot) throws UpkeepException {
        this.address = snapshot.address();
        this.connection = snapshot.join();
    }

    @Override
    public void work(Piece piece) throws UpkeepException, InterruptedException {
        try {
            piece.perform(this);
        } catch (SQLException e) {
            throw ChangedMeanwhile.failure(address, e);
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Starts one of PostgreSQL's programs on the database; it is ended when this worker is aborted.
     *
     * @param complaints is given each line of its standard error
     */
    synchronized RunningProcess start(Command program, Consumer<String> complaints)
            throws UpkeepException, InterruptedException {
        if (aborted) {
            throw new InterruptedException("the backup is being stopped");
        }
        process = address.handTo(program).start(complaints);
        return process;
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        Connections.cut(connection);
        if (process != null) {
            process.terminate();
        }
    }

    @Override
    public void close() {
        Connections.cut(connection);
    }
}
