package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What an error of the server means for a health check. */
final class Refusal {
    private static final Set<String> SHUTDOWNS = Set.of("57P01", "57P02", "57P03", "57P05");

    private Refusal() {}

    /** Whether no further question can be asked. */
    static boolean isLostConnection(SQLException failure) {
        var state = state(failure);
        return state.startsWith("08") || SHUTDOWNS.contains(state);
    }

    /** Whether the server is there, but does not know us. */
    static boolean isStranger(String state) {
        return state.startsWith("28");
    }

    static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    static Finding finding(String subject, SQLException failure) {
        return switch (state(failure)) {
            case "57014" ->
                Finding.unknown(
                        subject,
                        "gave no answer within " + Session.STATEMENT_TIMEOUT.toSeconds() + " s",
                        "see what the server is busy with; make the question cheaper if it is one of database.checks");
            case "42501" ->
                Finding.unknown(
                        subject,
                        "may not be looked at: " + words(failure),
                        "give the role of database.user the right to look (GRANT pg_monitor, or SELECT on the tables)");
            default ->
                Finding.unknown(
                        subject,
                        "cannot be told: " + words(failure),
                        "mend what the server complains about; a check's SQL stands in upkeep.yaml, under database.checks");
        };
    }

    /** What the server said, without the driver's notes on where it was. */
    static String words(SQLException failure) {
        if (failure instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return OneLine.of(server.getServerErrorMessage().getMessage());
        }
        return OneLine.of(failure.getMessage());
    }
}
