package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/** How large the database is; without a limit, for the trend. */
final class DatabaseSize {
    private static final String SQL =
            "SELECT pg_database_size(current_database())::float8 AS value, NULL::text AS detail, 0 AS hidden";

    private DatabaseSize() {}

    static Question question() {
        return new Gauge("database size", "database_size", Unit.BYTES, Limit.none(), SQL, "");
    }
}
