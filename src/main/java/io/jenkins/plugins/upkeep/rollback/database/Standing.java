package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.DatabaseState.Kind;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the two databases of a rollback stand on their server.
 *
 * @param facts what the journal holds
 * @param rows all databases
 */
record Standing(SwapFacts facts, List<DatabaseRow> rows) {
    Standing {
        rows = List.copyOf(rows);
    }

    /** Looks. */
    static Standing of(Connection connection, SwapFacts facts) throws SQLException {
        return new Standing(facts, DatabaseRow.all(connection));
    }

    /** The database that was live from the beginning. */
    Optional<DatabaseRow> origin() {
        return DatabaseRow.numbered(rows, facts.restore().origin());
    }

    /** The restored one. */
    Optional<DatabaseRow> target() {
        return DatabaseRow.numbered(rows, facts.target());
    }

    /** The one that bears the live name. */
    Optional<DatabaseRow> live() {
        return named(facts.restore().live());
    }

    Optional<DatabaseRow> named(String name) {
        return DatabaseRow.named(rows, name);
    }

    /** The one of the two that bears the live name. */
    Optional<DatabaseRow> front() {
        return live().filter(row -> row.number() == facts.restore().origin() || row.number() == facts.target());
    }

    boolean isOrigin() {
        return live().equals(origin()) && live().isPresent();
    }

    boolean isTarget() {
        return live().isPresent()
                && live().equals(target())
                && origin().equals(named(facts.restore().replaced()));
    }

    /** The same for people. */
    DatabaseState state() {
        var open = live().filter(DatabaseRow::open).isPresent();
        if (isOrigin()) {
            return new DatabaseState(Kind.ORIGIN, "the original database bears the live name" + closed(open), open);
        }
        if (isTarget() && origin().isPresent()) {
            return new DatabaseState(
                    Kind.TARGET,
                    "the restored database bears the live name" + closed(open) + ", the original one is "
                            + Visible.of(facts.restore().replaced()),
                    open);
        }
        return new DatabaseState(Kind.IN_BETWEEN, between(), open);
    }

    private static String closed(boolean open) {
        return open ? "" : " and lets nobody connect";
    }

    private String between() {
        var words = new ArrayList<String>();
        words.add("the original database (number " + facts.restore().origin() + ") " + place(origin()));
        words.add("the restored one (number " + facts.target() + ") " + place(target()));
        if (front().isEmpty()) {
            words.add("the live name " + Visible.of(facts.restore().live()) + " is borne by "
                    + live().map(row -> "a third one (number " + row.number() + ")")
                            .orElse("none"));
        }
        return String.join(", ", words);
    }

    private static String place(Optional<DatabaseRow> row) {
        return row.map(found -> "is " + Visible.of(found.name())).orElse("is gone");
    }
}
