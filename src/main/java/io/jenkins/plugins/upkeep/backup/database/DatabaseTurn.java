package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One backup of a service at a time reads a database, whatever store it goes to: the lock in the store is seen by those of the
 * same store only. It is an advisory lock of the transaction that holds the snapshot, and so ends with it, also when this
 * process dies, and also behind a pool of connections.
 */
final class DatabaseTurn {
    private static final String HOLDER = """
            SELECT 'session ' || a.pid || ' of ' || coalesce(a.usename, '?')
                   || coalesce(' from ' || host(a.client_addr), '') || ' since ' || a.backend_start::timestamptz(0)
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    private DatabaseTurn() {}

    /**
     * Takes it, for as long as the transaction lasts.
     *
     * @param connection in a transaction
     * @param source the database and the service
     * @throws UpkeepException when another backup of the service has it
     */
    static void take(Connection connection, DatabaseSource source) throws SQLException, UpkeepException {
        var key = key(source.service());
        var taken =
                Sql.query(connection, "SELECT pg_catalog.pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), key);
        if (!taken.get(0)) {
            var holders = Sql.query(connection, HOLDER, row -> row.getString(1), key);
            throw new UpkeepException("database " + source.address() + ": another backup of service "
                    + source.service() + " reads it" + (holders.isEmpty() ? "" : " (" + holders.get(0) + ")")
                    + "; wait until that one has ended");
        }
    }

    /** Advisory locks have numbers: this one is of no meaning, and hardly anybody else's. */
    private static long key(String service) {
        var digest = Sha256.of(("upkeep backup of " + service).getBytes(StandardCharsets.UTF_8));
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }
}
