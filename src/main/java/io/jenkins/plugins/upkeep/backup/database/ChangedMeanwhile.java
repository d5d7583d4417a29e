package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.Set;

/** Tells a failure that comes of somebody who changed a definition meanwhile from all others. */
final class ChangedMeanwhile {
    /** Undefined table, column or schema, deadlock with somebody who locks in another order. */
    private static final Set<String> STATES = Set.of("42P01", "42703", "3F000", "40P01");

    private static final String FORBIDDEN = "42501";

    /** Large objects have rights of their own, which the rights on all data do not stand for. */
    private static final String RIGHTS = "grant the role that backs up what it lacks: pg_read_all_data for tables; for"
            + " large objects their owner's role, or SELECT ON LARGE OBJECT";

    private ChangedMeanwhile() {}

    static boolean isSeenIn(SQLException failure) {
        return STATES.contains(failure.getSQLState());
    }

    /** Puts a failed statement of ours into one line, in the form that lets the backup begin anew where that helps. */
    static UpkeepException failure(DatabaseAddress address, SQLException failure) {
        var problem = Database.failure(address, failure);
        if (isSeenIn(failure)) {
            return new TableBusyException(problem);
        }
        return FORBIDDEN.equals(failure.getSQLState())
                ? new UpkeepException(problem.getMessage() + "; " + RIGHTS, problem)
                : problem;
    }
}
