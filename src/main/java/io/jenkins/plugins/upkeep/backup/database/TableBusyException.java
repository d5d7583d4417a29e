package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/**
 * Somebody began to wait for a table, to truncate or to change it, after it was locked for the backup and before pg_dump
 * came. Both would wait for ever; a backup that begins anew lets the other one pass.
 */
public final class TableBusyException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    TableBusyException(UpkeepException reason) {
        super(reason.getMessage() + "; run the backup while no table is truncated or changed", reason);
    }
}
