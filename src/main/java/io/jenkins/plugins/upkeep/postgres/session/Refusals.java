package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;
import java.util.Optional;

/** Says what was in the way of a statement, and what to do about it. */
public final class Refusals {
    private static final int MOST_NAMED = 5;

    private Refusals() {}

    /**
     * Puts a refusal into words.
     *
     * @param subject the thing that was to be worked on: {@code table public.trades}
     * @param statement what was sent to the server
     * @param result how it ended
     * @param why why it was sent
     * @return the finding; empty when the statement was done, or only the time was over
     */
    public static Optional<Finding> of(String subject, String statement, StatementResult result, String why) {
        return switch (result.kind()) {
            case LOCKED ->
                Optional.of(Finding.warning(
                        subject,
                        "could not be locked for " + statement
                                + (result.words().isEmpty() ? "" : "; it is held by " + result.words()),
                        why,
                        "see to it that the holder ends its transaction, then run this again"));
            case REFUSED ->
                Optional.of(Finding.warning(
                        subject,
                        "was not worked on: " + result.words(),
                        why,
                        "where the right is missing, let the table's owner run this, or on PostgreSQL 17 and later GRANT"
                                + " MAINTAIN on it to the role of database.user"));
            default -> Optional.empty();
        };
    }

    /**
     * Says what the time was not enough for.
     *
     * @param part the part of maintenance
     * @param left the names of what was left over, with their kind in the plural: {@code tables}
     */
    public static Optional<Finding> outOfTime(String part, String kind, List<String> left) {
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        part,
                        "the window ended before " + left.size() + " " + kind + ": "
                                + String.join(", ", left.subList(0, Math.min(MOST_NAMED, left.size())))
                                + (left.size() > MOST_NAMED ? ", …" : ""),
                        "",
                        "run this again, or make database.maintenance.window longer"));
    }
}
