package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What it means for an audit that a server refuses an answer. */
public final class Refused {
    private static final Set<String> SHUTDOWNS = Set.of("57P01", "57P02", "57P03", "57P05");

    private Refused() {}

    /**
     * Makes a gap of a refusal.
     *
     * @param subject what could not be looked at
     * @param address the database
     * @param failure what the driver threw
     * @return the gap
     * @throws UpkeepException when the connection is lost: nothing more can be asked then
     */
    public static Gap gap(String subject, DatabaseAddress address, SQLException failure) throws UpkeepException {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("08") || SHUTDOWNS.contains(state)) {
            throw Database.failure(address, failure);
        }
        var action = state.equals("42501")
                ? "let the audit connect as a role that may look, such as a superuser of its own"
                : "mend what the server complains about, then run this again";
        return new Gap(subject, "PostgreSQL refused to show it: " + words(failure), action);
    }

    /** What the server said, without its hints, which may repeat a statement. */
    private static String words(SQLException failure) {
        if (failure instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return OneLine.of(server.getServerErrorMessage().getMessage());
        }
        return OneLine.of(failure.getMessage());
    }
}
