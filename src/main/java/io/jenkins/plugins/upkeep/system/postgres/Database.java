package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections to PostgreSQL and says in one line what went wrong there. */
public final class Database {
    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    private Database() {}

    /**
     * Opens a connection in auto-commit mode.
     *
     * @param address where to
     * @param purpose who asks, for the server's list of sessions: {@code upkeep verified-backup}
     * @return the connection
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public static Connection connect(DatabaseAddress address, String purpose) throws UpkeepException {
        try {
            return DriverManager.getConnection(url(address), properties(address, purpose));
        } catch (SQLException e) {
            throw failure(address, e);
        } catch (RuntimeException e) {
            throw stopped(address, e);
        }
    }

    /** The driver has no other word for an interruption while it connects; the thread stays marked as interrupted. */
    private static UpkeepException stopped(DatabaseAddress address, RuntimeException problem) {
        if (Thread.currentThread().isInterrupted()) {
            return new UpkeepException("database " + address + ": told to stop while connecting", problem);
        }
        throw problem;
    }

    /**
     * Puts a failed statement into one line.
     *
     * @param address the database that it was sent to
     * @param failure what the driver threw
     * @return an exception that names the database, what the server said, and what to do where that is known
     */
    public static UpkeepException failure(DatabaseAddress address, SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return new UpkeepException("database " + address + ": " + words(failure) + Advice.on(state), failure);
    }

    /** The driver has advice of its own, which ours would follow. */
    private static String words(SQLException failure) {
        return OneLine.of(failure.getMessage()).replaceFirst("\\. Check that the hostname and port are correct.*", "");
    }

    private static String url(DatabaseAddress address) {
        var host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return "jdbc:postgresql://" + host + ":" + address.port() + "/";
    }

    private static Properties properties(DatabaseAddress address, String purpose) {
        var properties = new Properties();
        properties.putAll(address.parameters());
        properties.setProperty("PGDBNAME", address.database());
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        return properties;
    }

    /** What to do about a class of errors. */
    private static final class Advice {
        static String on(String state) {
            return switch (state) {
                case "08001" -> "; is the server running, and are host and port right?";
                case "28P01", "28000" -> "; check database.user and database.password, and the server's pg_hba.conf";
                case "3D000" -> "; check the database's name";
                case "40001" -> "; on a standby raise max_standby_streaming_delay, or use the primary server";
                case "55P03" -> "; somebody holds a lock on it: see pg_locks, and run this again when they are done";
                case "53300" -> "; too many connections are open: close some or raise max_connections";
                case "08006", "57P01", "57P02", "57P03" -> "; the connection was lost: see the server's log";
                default -> "";
            };
        }
    }
}
