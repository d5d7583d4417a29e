package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.postgres.session.StatementResult.Kind;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs statements that need a lock. One that does not get it within the session's lock_timeout gives way, so that nobody has to
 * queue behind it, and is tried again some times with growing pauses. A limit on the statement's whole time would end its work
 * too, and so is not used.
 */
public final class Attempts {
    private static final int MOST = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CANCELLED = "57014";

    private static final String HOLDERS = """
            SELECT pg_catalog.string_agg(DISTINCT 'session ' || a.pid || ' of ' || coalesce(a.usename, '?')
                   || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                   || coalesce(', in its transaction since ' || a.xact_start::timestamptz(0), ''), '; ')
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
            WHERE l.locktype = 'relation' AND l.granted AND l.relation = ?::oid AND a.pid <> pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())""";

    private final MaintenanceSession session;

    /**
     * @param session where the statements run
     */
    public Attempts(MaintenanceSession session) {
        this.session = session;
    }

    /**
     * Runs a statement, as often as need be.
     *
     * @param sql the statement
     * @param relation the table or index that it locks, by its number, to name who holds it
     * @return how it ended; a warning of the server is a refusal, since VACUUM skips with one what it may not touch
     * @throws UpkeepException when the connection is lost
     * @throws InterruptedException when this thread was told to stop
     */
    public StatementResult run(String sql, long relation) throws UpkeepException, InterruptedException {
        return run(sql, relation, () -> {});
    }

    /** What is to be done after an attempt that did not get its lock. */
    @FunctionalInterface
    public interface Clearance {
        /** Does it. */
        void run() throws UpkeepException, InterruptedException;
    }

    /** As {@link #run(String, long)}, for a statement that leaves something behind when it gives way. */
    public StatementResult run(String sql, long relation, Clearance clearance)
            throws UpkeepException, InterruptedException {
        var pause = FIRST_PAUSE;
        var result = once(sql, relation);
        for (int attempt = 1; result.kind() == Kind.LOCKED && attempt < MOST; attempt++) {
            if (session.window().left().compareTo(pause.plus(session.lockTimeout())) < 0) {
                return result;
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            clearance.run();
            pause = pause.multipliedBy(2);
            result = once(sql, relation);
        }
        return result;
    }

    /** Runs a statement one time, as {@link #run(String, long)} does with each attempt. */
    public StatementResult once(String sql, long relation) throws UpkeepException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop before a statement");
        }
        try (var statement = session.connection().createStatement()) {
            session.requireOwnSession();
            statement.execute(sql);
            var warning = statement.getWarnings();
            return warning == null
                    ? StatementResult.done()
                    : new StatementResult(Kind.REFUSED, OneLine.of(warning.getMessage()));
        } catch (SQLException e) {
            return refusal(e, relation);
        }
    }

    private StatementResult refusal(SQLException problem, long relation) throws UpkeepException {
        var state = problem.getSQLState() == null ? "" : problem.getSQLState();
        if (isLost(state)) {
            throw Database.failure(session.address(), problem);
        }
        if (state.equals(CANCELLED) && session.window().isOver()) {
            return new StatementResult(Kind.OUT_OF_TIME, "");
        }
        return state.equals(LOCK_NOT_AVAILABLE)
                ? new StatementResult(Kind.LOCKED, holders(relation))
                : new StatementResult(Kind.REFUSED, OneLine.of(problem.getMessage()));
    }

    /** Whether a state means that the server or the way to it is gone. */
    public static boolean isLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private String holders(long relation) {
        try {
            return Sql.query(
                            session.connection(),
                            HOLDERS,
                            row -> java.util.Optional.ofNullable(row.getString(1)),
                            relation)
                    .get(0)
                    .orElse("");
        } catch (SQLException e) {
            return "";
        }
    }
}
