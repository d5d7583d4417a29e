package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.source.Figure.Answer;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that is kept from scrape to scrape, opened when it is needed and opened anew when it was lost. */
final class Lane {
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseAddress address;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Connection connection;

    Lane(DatabaseAddress address) {
        this.address = address;
    }

    /** Takes the lane for one thread; false while another one has it, which may hang in a connection to a host that is gone. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    /** Gives the lane back. */
    void leave() {
        busy.set(false);
    }

    /** Has the server let in and answer whoever has the lane. */
    void enter() throws UpkeepException {
        try {
            if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
                open();
            }
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    Answer read(Figure figure, Duration patience) {
        var name = "metric " + figure.config().name();
        try {
            enter();
            return figure.read(connection, patience);
        } catch (UpkeepException e) {
            return Answer.none(name + ": " + e.getMessage());
        } catch (SQLException e) {
            return Answer.none(name + ": " + Database.failure(address, e).getMessage());
        }
    }

    private void open() throws UpkeepException, SQLException {
        cut();
        var opened = Database.connect(address, "upkeep exporter");
        opened.setAutoCommit(false);
        connection = opened;
    }

    /** Breaks the connection, from any thread. */
    void cut() {
        Optional.ofNullable(connection).ifPresent(Connections::cut);
        connection = null;
    }
}
