package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a backup needs of the server's lock table, which all sessions share. Each table takes an entry as long as the backup
 * runs, however many of its connections hold it. A server has somewhat more room than it promises, so that a backup that
 * seems too large is tried and not refused.
 *
 * @param address the database
 * @param tables how many tables there are to lock
 * @param each the server's max_locks_per_transaction
 * @param backends how many sessions and prepared transactions that is multiplied by
 */
record LockBudget(DatabaseAddress address, long tables, long each, long backends) {
    private static final String FULL = "53200";
    private static final double MUCH = 0.7;
    private static final double ROOMY = 0.5;

    /**
     * Measures.
     *
     * @throws UpkeepException when the server does not answer
     */
    static LockBudget of(DatabaseAddress address) throws UpkeepException {
        try (var connection = Database.connect(address, Snapshot.PURPOSE)) {
            return Sql.query(
                            connection,
                            CatalogueSql.LOCKS,
                            row -> new LockBudget(
                                    address, row.getLong("tables"), row.getLong("each"), row.getLong("backends")))
                    .get(0);
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private long room() {
        return each * backends;
    }

    /** The setting with which the backup takes half of the lock table. */
    private long wanted() {
        return Math.max(each, (long) Math.ceil(tables / ROOMY / backends));
    }

    private String demand() {
        return Counted.of(tables, "table") + " to lock, and room for " + room() + " locks (max_locks_per_transaction = "
                + each + ")";
    }

    private String advice() {
        return "set max_locks_per_transaction to " + wanted() + " or more and restart the server";
    }

    /** What to know when the backup leaves little room to others. */
    Optional<Finding> warning() {
        return tables <= room() * MUCH
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "database " + address,
                        "the backup takes most of the server's lock table: " + demand(),
                        "",
                        advice() + ", before other sessions run out of locks"));
    }

    /** Puts a failure that comes of a full lock table into the words that help; any other one stays as it is. */
    UpkeepException explained(UpkeepException failure) {
        return isShortage(failure)
                ? new UpkeepException(
                        "database " + address + ": its lock table is full: " + demand() + "; " + advice(), failure)
                : failure;
    }

    /** pg_dump says it in the server's language; the English words are the usual ones. */
    private static boolean isShortage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var words = String.valueOf(cause.getMessage());
            if (isFull(cause) && words.contains("max_locks_per_transaction")) {
                return true;
            }
            if (words.contains("out of shared memory")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFull(Throwable cause) {
        return cause instanceof SQLException refused && FULL.equals(refused.getSQLState());
    }
}
