package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.SQLException;

/** How one tool notes what was run, and names its files. */
interface History {
    /**
     * @return the table that the tool uses when nobody names another one
     */
    String usualTable();

    /**
     * Compares what was run with what a version has.
     *
     * @param table the tool's table
     * @param target the files of the version
     * @param current the files of the version that runs now, which may tell more of what was run; possibly none
     * @throws UpkeepException when it cannot be told, with the reason
     */
    SchemaFit compare(MigrationTable table, FolderFiles target, FolderFiles current)
            throws SQLException, UpkeepException, InterruptedException;

    /** Finds the table and compares. */
    default SchemaFit compare(Connection connection, MigrationsConfig config, VersionFiles target, VersionFiles current)
            throws SQLException, UpkeepException, InterruptedException {
        var table = MigrationTable.find(connection, config.table().orElse(usualTable()));
        return compare(table, new FolderFiles(target, config.folder()), new FolderFiles(current, config.folder()));
    }
}
