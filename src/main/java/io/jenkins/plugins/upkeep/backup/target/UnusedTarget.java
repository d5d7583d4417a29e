package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that nobody uses the database that is to be restored into: it is not the service's own, however its address is
 * written, and no other session is connected to it.
 *
 * @param target the database
 * @param service the service's own database; empty when its configuration names none
 */
public record UnusedTarget(DatabaseAddress target, Optional<DatabaseAddress> service) {
    /** A session that has just ended is in the server's list for a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A role that is no superuser does not see what kind of session another's is, but whose. */
    private static final String SESSIONS = """
            SELECT CASE WHEN application_name IS NULL OR application_name = ''
                        THEN 'a session without an application''s name' ELSE application_name END AS name,
                   pg_catalog.count(*) AS sessions
            FROM pg_catalog.pg_stat_activity
            WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid()
              AND usesysid IS NOT NULL AND (backend_type IS NULL OR backend_type IN ('client backend', 'walsender'))
            GROUP BY 1 ORDER BY 2 DESC, 1""";

    /**
     * Looks.
     *
     * @return what could not be looked at, one line each
     * @throws UpkeepException when the database is in use
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> require() throws UpkeepException, InterruptedException {
        var remarks = new ArrayList<String>();
        if (service.isPresent()) {
            requireOther(service.get()).ifPresent(remarks::add);
        }
        requireAlone();
        return remarks;
    }

    private Optional<String> requireOther(DatabaseAddress own) throws UpkeepException, InterruptedException {
        var here = ServerIdentity.of(target);
        if (here.isReachedBy(own)) {
            throw isOwn(own);
        }
        ServerIdentity there;
        try {
            there = ServerIdentity.of(own);
        } catch (UpkeepException e) {
            return Optional.of("the service's own database could not be asked (" + e.getMessage()
                    + "); that the target is another one is known by host, port and name only");
        }
        if (here.isSameAs(there)) {
            throw isOwn(own);
        }
        return Optional.empty();
    }

    private UpkeepException isOwn(DatabaseAddress own) {
        return new UpkeepException("database " + target + ": is the service's own, database.url " + own
                + "; make a new one by createdb and restore into that");
    }

    private void requireAlone() throws UpkeepException, InterruptedException {
        var sessions = sessions();
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !sessions.isEmpty(); sessions = sessions()) {
            if (System.nanoTime() - end > 0) {
                throw new UpkeepException("database " + target + ": is in use by " + String.join(", ", sessions)
                        + "; end these sessions, or restore into another database");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private List<String> sessions() throws UpkeepException, InterruptedException {
        return TargetSession.ask(
                target,
                connection -> Sql.query(
                        connection, SESSIONS, row -> Visible.of(row.getString(1)) + " (" + row.getLong(2) + ")"));
    }
}
