package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/**
 * Somebody stands in the way of this attempt, and a backup that begins anew lets them pass: they wait for a table, to
 * truncate or to change it, which was locked for the backup before pg_dump came; or they changed what is being read.
 */
public final class TableBusyException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    TableBusyException(UpkeepException reason) {
        super(reason.getMessage() + "; run the backup while no table is truncated or changed", reason);
    }
}
