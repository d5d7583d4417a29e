package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Tells a restore that this machine could not do from a set that does not restore. A set that was seen to be damaged is
 * always at fault; without a sign of trouble here, the set is too: it did not restore.
 */
final class MachineFault {
    /** No connection, no resources, an operator or a crash, an error of the system: by the standard's classes. */
    private static final Pattern STATES = Pattern.compile("(08|53|57|58).*");

    /** The same in the words of psql, pg_restore and the system; and what a set needs that is not installed here. */
    private static final Pattern WORDS =
            Pattern.compile("No space left on device|Disk quota exceeded|Input/output error"
                    + "|Read-only file system|Too many open files|Cannot allocate memory|out of (shared )?memory"
                    + "|could not (connect|extend|fsync|resize shared memory)|connection to server|server closed the connection"
                    + "|terminating connection|the database system is|extension control file|could not (access file|load library)"
                    + "|invalid (locale name|LC_\\w+)");

    private MachineFault() {}

    static boolean isBehind(Exception failure) {
        var machine = WORDS.matcher(OneLine.of(failure.getMessage())).find();
        for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
            if (reason instanceof DamagedSetException) {
                return false;
            }
            machine |= isTrouble(reason);
        }
        return machine;
    }

    private static boolean isTrouble(Throwable reason) {
        if (reason instanceof SQLException problem) {
            return problem.getSQLState() != null
                    && STATES.matcher(problem.getSQLState()).matches();
        }
        return reason instanceof IOException;
    }
}
