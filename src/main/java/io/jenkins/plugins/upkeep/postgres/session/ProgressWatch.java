package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks the server every second how far it is with the tables under way, over a connection of its own. Work goes on without it when
 * that is not to be had.
 */
public final class ProgressWatch implements AutoCloseable {
    private static final String SQL = """
            SELECT relid::bigint AS table, heap_blks_scanned::float8 / greatest(heap_blks_total, 1) AS part
            FROM pg_catalog.pg_stat_progress_vacuum WHERE datname = pg_catalog.current_database() AND relid IS NOT NULL
            UNION ALL
            SELECT relid::bigint, sample_blks_scanned::float8 / greatest(sample_blks_total, 1)
            FROM pg_catalog.pg_stat_progress_analyze WHERE datname = pg_catalog.current_database() AND relid IS NOT NULL
            UNION ALL
            SELECT relid::bigint, CASE WHEN phase LIKE 'building%' THEN 0.6 * blocks_done / greatest(blocks_total, 1)
                WHEN phase LIKE 'index validation%' THEN 0.6 + 0.3 * blocks_done / greatest(blocks_total, 1) ELSE 0 END
            FROM pg_catalog.pg_stat_progress_create_index
            WHERE datname = pg_catalog.current_database() AND relid IS NOT NULL""";

    private final Map<Long, TableBar> bars = new ConcurrentHashMap<>();
    private final Optional<Connection> connection;
    private final Thread thread = Daemons.named("progress").newThread(this::watch);

    private ProgressWatch(Optional<Connection> connection) {
        this.connection = connection;
        thread.start();
    }

    /**
     * Begins to watch.
     *
     * @param address the database
     */
    public static ProgressWatch of(DatabaseAddress address) {
        try {
            return new ProgressWatch(Optional.of(Database.connect(address, MaintenanceSession.PURPOSE)));
        } catch (UpkeepException e) {
            return new ProgressWatch(Optional.empty());
        }
    }

    /**
     * Says that work on a table begins.
     *
     * @param table its number
     * @param bar what shows how far it is
     */
    public void begin(long table, TableBar bar) {
        bars.put(table, bar);
    }

    /** Says that nothing more comes of a table. */
    public void end(long table) {
        Optional.ofNullable(bars.remove(table)).ifPresent(bar -> bar.reach(1));
    }

    private void watch() {
        try {
            while (connection.isPresent()) {
                TimeUnit.SECONDS.sleep(1);
                Sql.query(connection.get(), SQL, row -> {
                    Optional.ofNullable(bars.get(row.getLong("table"))).ifPresent(reach(row.getDouble("part")));
                    return true;
                });
            }
        } catch (SQLException | InterruptedException e) {
            // Nobody sees how far it is then; the work is not harmed.
        }
    }

    private static java.util.function.Consumer<TableBar> reach(double part) {
        return bar -> bar.reach(part);
    }

    @Override
    public void close() {
        thread.interrupt();
        connection.ifPresent(Connections::cut);
    }
}
