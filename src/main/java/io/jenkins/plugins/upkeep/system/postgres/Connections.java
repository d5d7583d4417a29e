package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Ends connections. */
public final class Connections {
    private Connections() {}

    /**
     * What a connection is used for.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Use<T> {
        /**
         * Uses it.
         *
         * @throws SQLException when the server fails
         * @throws UpkeepException when something else does
         * @throws InterruptedException when the thread was told to stop
         */
        T of(Connection connection) throws SQLException, UpkeepException, InterruptedException;
    }

    /**
     * Uses a connection in a thread of its own, because nothing else can stop a thread that waits for the server.
     *
     * @param connection the connection; cut when this thread is interrupted
     * @param use what for
     * @param <T> what it gives
     * @throws SQLException as the use does
     * @throws UpkeepException as the use does
     * @throws InterruptedException when this thread was told to stop; the use has ended then
     */
    public static <T> T use(Connection connection, Use<T> use)
            throws SQLException, UpkeepException, InterruptedException {
        var task = new FutureTask<>(() -> use.of(connection));
        var thread = Daemons.named("database").newThread(task);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            cut(connection);
            thread.interrupt();
            thread.join();
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static IllegalStateException failure(Throwable cause)
            throws SQLException, UpkeepException, InterruptedException {
        if (cause instanceof SQLException refused) {
            throw refused;
        }
        if (cause instanceof UpkeepException expected) {
            throw expected;
        }
        if (cause instanceof InterruptedException stopped) {
            throw stopped;
        }
        return new IllegalStateException("use of a connection: " + cause, cause);
    }

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
