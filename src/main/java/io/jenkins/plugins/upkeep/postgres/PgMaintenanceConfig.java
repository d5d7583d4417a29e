package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveRequest;
import io.jenkins.plugins.upkeep.postgres.index.IndexRules;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the database is kept in order.
 *
 * @param window how long the work may take
 * @param parallel how many tables are worked on at a time
 * @param lockTimeout how long a statement may wait for a lock
 * @param concurrently whether indexes are built while others write
 * @param reindex indexes that are always built anew
 * @param reindexBloat which others are
 * @param archive rows that leave the database
 */
@Place("database.maintenance")
public record PgMaintenanceConfig(
        @Key(value = "How long the work may take; it ends then", defaultValue = "3h")
        Duration window,

        @Key(value = "How many tables are worked on at a time", defaultValue = "2")
        int parallel,

        @Key(value = "How long a statement may wait for a lock", defaultValue = "5s")
        Duration lockTimeout,

        @Key(value = "Whether indexes are built anew while others write", defaultValue = "true")
        boolean concurrently,

        @Key("The indexes that are always built anew") List<String> reindex,

        @Key("When other indexes are built anew; left out for never")
        Optional<BloatLimit> reindexBloat,

        @Key("Rows that leave the database for an archive") List<ArchiveRule> archive) {
    private static final int MOST_CONNECTIONS = 64;

    public PgMaintenanceConfig {
        Require.positive("window", window);
        Require.within("parallel", parallel, 1, MOST_CONNECTIONS);
        Require.positive("lockTimeout", lockTimeout);
    }

    List<ArchiveRequest> archiveRequests() {
        return archive.stream()
                .map(rule ->
                        new ArchiveRequest(rule.table(), rule.column(), rule.olderThan(), rule.batch(), rule.cascade()))
                .toList();
    }

    IndexRules indexRules() {
        return new IndexRules(
                reindex,
                reindexBloat.map(limit ->
                        new IndexRules.Bloat(limit.ratio(), limit.minSize().count())),
                concurrently);
    }

    /**
     * When an index is built anew.
     *
     * @param ratio how many times its ideal size it is
     * @param minSize the size below which it is left alone
     */
    public record BloatLimit(
            @Key(value = "How many times its ideal size an index is", defaultValue = "2.0")
            double ratio,

            @Key(value = "The size below which an index is left alone", defaultValue = "10MB")
            Bytes minSize) {
        public BloatLimit {
            Require.that(ratio >= 1, "ratio", "at least 1");
        }
    }

    /**
     * Rows that leave the database.
     *
     * @param table the table
     * @param column its column that tells a row's age
     * @param olderThan the age at which a row leaves
     * @param batch how many rows leave in one transaction
     * @param cascade whether rows of other tables may go with them
     */
    public record ArchiveRule(
            @Key("The table that rows leave") String table,
            @Key("The column that tells how old a row is") String column,

            @Key(value = "The age at which a row leaves", defaultValue = "1y")
            Duration olderThan,

            @Key(value = "How many rows leave in one transaction", defaultValue = "10000")
            int batch,

            @Key(
                    value = "Whether rows of other tables may be deleted or changed with them, by their foreign keys",
                    defaultValue = "false")
            boolean cascade) {
        private static final int LARGEST_BATCH = 1_000_000;

        public ArchiveRule {
            Require.text("table", table);
            Require.text("column", column);
            Require.positive("olderThan", olderThan);
            Require.within("batch", batch, 1, LARGEST_BATCH);
        }
    }
}
