package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.postgres.ReadSession;
import io.jenkins.plugins.upkeep.security.postgres.Refused;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads who may do what in a database and on its server. Every role may read that. */
final class DatabaseAccess {
    private static final String ROLES = "Roles of the database";
    private static final String MEMBERS = "Members of roles";
    private static final String OWNERS = "Owners in the database";
    private static final String GRANTS = "Rights in the database";
    private static final int MOST = 10_000;

    private final DatabaseAddress address;
    private final Sight sight;
    private final Map<List<String>, Integer> owners = new TreeMap<>(Comparator.comparing(List::toString));

    DatabaseAccess(DatabaseAddress address, Sight sight) {
        this.address = address;
        this.sight = sight;
        sight.table(ROLES, "Role", "Right");
        sight.table(MEMBERS, "Member", "Of");
        sight.table(GRANTS, "On", "Right", "For", "Things");
        sight.table(OWNERS, "Owner", "Of", "Things");
    }

    /** Several texts of a row: what is where, in the order of the query. */
    private record Row(List<String> cells) {
        String name(int at) {
            return Name.of(cells.get(at));
        }

        String text(int at) {
            return Name.text(cells.get(at));
        }
    }

    /** Puts a row into facts and tables. */
    private interface Use {
        void of(Row row);
    }

    void look() throws InterruptedException {
        try (var session = ReadSession.open(address)) {
            ask(session, Scope.ROLE, AccessSql.ROLES, 2, this::role);
            ask(session, Scope.MEMBER, AccessSql.MEMBERS, 2, this::member);
            ask(session, Scope.DATABASE, AccessSql.DATABASES, 3, row -> grant(Scope.DATABASE, row.name(0), row, 1, ""));
            ask(session, Scope.SCHEMA, AccessSql.SCHEMAS, 3, row -> grant(Scope.SCHEMA, in(row), row, 1, ""));
            ask(session, Scope.TABLE, AccessSql.TABLES_OF_SCHEMAS, 4, this::tables);
            ask(session, Scope.TABLE, AccessSql.TABLES, 4, this::table);
            ask(session, Scope.OWNER, AccessSql.OWNERS, 4, this::owner);
            owners.forEach((kind, count) -> sight.row(OWNERS, kind.get(0), kind.get(1), Integer.toString(count)));
            ask(session, Scope.DEFAULT, AccessSql.DEFAULTS, 5, this::defaults);
        } catch (UpkeepException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("access audit: told to stop");
            }
            sight.blind(
                    new Gap("database " + address, e.getMessage(), "see that the server runs and lets the audit in"),
                    Scope.OF_DATABASE.toArray(Scope[]::new));
        }
    }

    private void ask(ReadSession session, Scope scope, String sql, int columns, Use use) throws UpkeepException {
        try {
            var rows = session.list(sql + " limit " + (MOST + 1), result -> {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(result.getString(column)));
                }
                return new Row(cells);
            });
            rows.stream().limit(MOST).forEach(use::of);
            sight.looked(scope);
            if (rows.size() > MOST) {
                var words = "there are more than " + MOST + ", of which the first were looked at";
                sight.blind(new Gap("rights: " + scope.prefix().strip(), words, "grant to fewer roles"), scope);
            }
        } catch (SQLException e) {
            sight.blind(Refused.gap("rights: " + scope.prefix().strip(), address, e), scope);
        }
    }

    private void role(Row row) {
        sight.fact(Scope.ROLE, row.name(0) + ": " + row.text(1));
        sight.row(ROLES, row.name(0), row.text(1));
    }

    private void member(Row row) {
        sight.fact(Scope.MEMBER, row.name(0) + " of " + row.name(1));
        sight.row(MEMBERS, row.name(0), row.name(1));
    }

    private String in(Row row) {
        return Name.of(address.database()) + "." + row.name(0);
    }

    /** In the report tables are summed up. */
    private void tables(Row row) {
        sight.row(GRANTS, "tables " + in(row), row.text(1), row.name(2), row.text(3));
    }

    private void table(Row row) {
        sight.fact(Scope.TABLE, in(row) + "." + row.name(1) + ": " + row.text(2) + " for " + row.name(3));
    }

    private void owner(Row row) {
        var kind = row.text(0);
        var schema = row.cells().get(1).isEmpty() ? "" : row.name(1) + ".";
        var database = kind.equals("database") ? "" : Name.of(address.database()) + ".";
        sight.fact(Scope.OWNER, "of " + kind + " " + database + schema + row.name(2) + ": " + row.name(3));
        owners.merge(List.of(row.name(3), kind), 1, Integer::sum);
    }

    private void grant(Scope scope, String thing, Row row, int right, String count) {
        sight.fact(scope, thing + ": " + row.text(right) + " for " + row.name(right + 1));
        sight.row(GRANTS, scope.prefix() + thing, row.text(right), row.name(right + 1), count);
    }

    private void defaults(Row row) {
        var thing = row.text(0) + " of " + row.name(1) + " in "
                + (row.cells().get(2).isEmpty() ? "all schemas" : row.name(2)) + " of " + Name.of(address.database());
        grant(Scope.DEFAULT, thing, row, 3, "");
    }
}
