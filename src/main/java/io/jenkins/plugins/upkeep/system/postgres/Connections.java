package io.jenkins.plugins.upkeep.system.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends connections. */
public final class Connections {
    private Connections() {}

    /**
     * Breaks a connection, from any thread: whoever waits for the server on it gets an exception at once, and the server
     * rolls back. An orderly close would first read a copy to its end.
     */
    public static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("a connection cannot be cut: " + e.getMessage(), e);
        }
    }
}
