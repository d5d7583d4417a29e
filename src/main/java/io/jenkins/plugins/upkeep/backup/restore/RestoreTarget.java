package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;

/**
 * Where a database is restored to.
 *
 * @param address the database that receives the rows; it exists and is empty, unless it is to be made
 * @param create whether the database is made first, with the settings it had; then {@code address} is of that name
 * @param owners whether objects get their former owners and rights, for which the roles must be there
 * @param connections how many load at once
 * @param pgRestore pg_restore, of a version that can read the set
 * @param psql psql
 */
public record RestoreTarget(
        DatabaseAddress address, boolean create, boolean owners, int connections, Command pgRestore, Command psql) {}
