package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to have restored, and where to.
 *
 * @param address the database that receives it
 * @param owners whether objects get their former owners and rights; then missing roles are made
 * @param connections how many load at once
 * @param tables the tables as they were named; all when empty
 * @param only whether definitions or rows are left out
 * @param nonEmpty whether the database may hold other things, of which none is changed
 * @param service the service's own database, into which nothing is restored
 */
public record RestoreRequest(
        DatabaseAddress address,
        boolean owners,
        int connections,
        List<String> tables,
        Only only,
        boolean nonEmpty,
        Optional<DatabaseAddress> service) {
    public RestoreRequest {
        tables = List.copyOf(tables);
    }

    /** A request for everything, into an empty database. */
    public static RestoreRequest whole(DatabaseAddress address, boolean owners, int connections) {
        return new RestoreRequest(address, owners, connections, List.of(), Only.ALL, false, Optional.empty());
    }
}
