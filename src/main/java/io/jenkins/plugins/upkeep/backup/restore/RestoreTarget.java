package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import java.util.ArrayList;
import java.util.List;
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
        PostgresPrograms programs) {
    /** From this version on, pg_restore sends a setting that older servers do not know. */
    private static final int TRANSACTION_TIMEOUT = 17;

    /** Whether what pg_restore sends must be fitted to the server. */
    boolean needsOlderScript() {
        return programs.client().orElseThrow().major() >= TRANSACTION_TIMEOUT && serverMajor < TRANSACTION_TIMEOUT;
    }

    /** Options of pg_restore, with those that leave owners and rights out where that is wanted. */
    List<String> owned(List<String> options) {
        var all = new ArrayList<>(options);
        if (!owners) {
            all.addAll(List.of("--no-owner", "--no-privileges", "--no-tablespaces"));
        }
        return all;
    }

    ProgramRestore programRestore(String title, List<String> options, List<String> settings) {
        return new ProgramRestore(title, this, options, settings);
    }
}
