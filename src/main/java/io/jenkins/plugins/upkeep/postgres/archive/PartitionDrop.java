package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.session.Attempts;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.Refusals;
import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;

/**
 * Takes away a partition that can only take old rows, once all of its rows have left. It is detached while others work on the rest,
 * and dropped only while it is empty and nobody can write to it; a row that came in between brings it back to its place. For one
 * thread.
 */
final class PartitionDrop {
    private static final String PENDING = """
            SELECT pg_catalog.count(*) FROM pg_catalog.pg_inherits
            WHERE inhrelid = ?::oid AND coalesce((pg_catalog.to_jsonb(pg_inherits) ->> 'inhdetachpending')::boolean, false)""";

    private final Worksite site;
    private final MaintenanceSession session;

    PartitionDrop(Worksite site, MaintenanceSession session) {
        this.site = site;
        this.session = session;
    }

    /**
     * @return whether it is gone
     */
    boolean run(ArchiveTarget target) throws UpkeepException, InterruptedException {
        try {
            if (!isEmpty(target)) {
                return false;
            }
            var detach = "ALTER TABLE " + target.partition().parent() + " DETACH PARTITION " + target.name()
                    + (isPending(target) ? " FINALIZE" : " CONCURRENTLY");
            return attempt(target, detach) && dropOrPutBack(target);
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    private boolean attempt(ArchiveTarget target, String statement) throws UpkeepException, InterruptedException {
        site.announce(statement, "all of its rows are archived, and it takes none that is not old");
        var result = new Attempts(session).run(statement, target.oid());
        Refusals.of("table " + target.name(), statement, result, "all of its rows are archived")
                .ifPresent(site.report()::add);
        return result.isDone();
    }

    private boolean isPending(ArchiveTarget target) throws SQLException {
        return Sql.query(session.connection(), PENDING, row -> row.getLong(1), target.oid())
                        .get(0)
                > 0;
    }

    private boolean isEmpty(ArchiveTarget target) throws SQLException {
        return Sql.query(
                        session.connection(),
                        "SELECT NOT EXISTS (SELECT FROM ONLY " + target.name() + ")",
                        row -> row.getBoolean(1))
                .get(0);
    }

    private boolean dropOrPutBack(ArchiveTarget target) throws SQLException, UpkeepException, InterruptedException {
        session.connection().setAutoCommit(false);
        boolean dropped = false;
        try {
            Sql.execute(session.connection(), "LOCK TABLE ONLY " + target.name());
            if (isEmpty(target)) {
                Sql.execute(session.connection(), "DROP TABLE " + target.name());
                dropped = true;
            }
            session.connection().commit();
        } finally {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
        }
        return dropped || putBack(target);
    }

    private boolean putBack(ArchiveTarget target) throws UpkeepException, InterruptedException {
        var statement = "ALTER TABLE " + target.partition().parent() + " ATTACH PARTITION " + target.name() + " "
                + target.partition().bound();
        site.announce(statement, "a row came into it meanwhile");
        StatementResult result = new Attempts(session).run(statement, target.oid());
        Refusals.of("table " + target.name(), statement, result, "a row came into it while it was taken away")
                .ifPresent(site.report()::add);
        return false;
    }
}
