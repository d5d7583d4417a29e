package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import java.util.Optional;

/**
 * Where a database is restored to.
 *
 * @param address the database that receives the rows; it exists and is empty, unless it is to be made
 * @param madeFrom where the database is to be made first, with the settings it had: the database to connect to
 *     meanwhile; then {@code address} is of the name that it had
 * @param owners whether objects get their former owners and rights, for which the roles must be there
 * @param connections how many load at once
 * @param serverMajor the major version of its server
 * @param programs PostgreSQL's own programs, of a version that can read the set
 */
public record RestoreTarget(
        DatabaseAddress address,
        Optional<String> madeFrom,
        boolean owners,
        int connections,
        int serverMajor,
        PostgresPrograms programs) {}
