package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives others room between batches: it waits while a replica lags by more than a second, or many sessions are at work, and looks
 * again every second (as pt-archiver does); and while any other session is at work, it rests for as long as the last batch kept rows
 * locked. For one thread.
 */
final class Throttle {
    private static final double MOST_LAG_SECONDS = 1;

    /** As pt-online-schema-change has it. */
    private static final int MANY_ACTIVE = 25;

    private static final String SQL = """
            SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity
                    WHERE state = 'active' AND backend_type = 'client backend' AND application_name <> ?) AS active,
                   (SELECT coalesce(pg_catalog.max(extract(epoch FROM replay_lag)), 0)
                    FROM pg_catalog.pg_stat_replication) AS lag""";

    private final MaintenanceSession session;

    Throttle(MaintenanceSession session) {
        this.session = session;
    }

    /**
     * Waits as long as need be, at the most to the end of the window.
     *
     * @param locked how long the last batch held its rows
     * @throws InterruptedException when this thread was told to stop
     */
    void rest(Duration locked) throws SQLException, InterruptedException {
        var load = load();
        if (load.active() > 0) {
            TimeUnit.MILLISECONDS.sleep(locked.toMillis());
        }
        while (load.isHeavy() && !session.isOver()) {
            TimeUnit.SECONDS.sleep(1);
            load = load();
        }
    }

    private Load load() throws SQLException {
        return Sql.query(
                        session.connection(),
                        SQL,
                        row -> new Load(row.getInt("active"), row.getDouble("lag")),
                        MaintenanceSession.PURPOSE)
                .get(0);
    }

    private record Load(int active, double lag) {
        boolean isHeavy() {
            return active > MANY_ACTIVE || lag > MOST_LAG_SECONDS;
        }
    }
}
