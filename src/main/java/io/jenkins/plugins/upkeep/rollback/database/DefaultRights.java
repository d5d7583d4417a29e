package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the rights that new objects get by themselves. They are content of a database, as its objects and their own rights
 * are: the restored one has those of the set, and where they differ from those of today that is only said.
 *
 * @param live the live database
 * @param restored the restored one's name
 */
record DefaultRights(DatabaseAddress live, String restored) {
    private static final String RIGHTS = """
            SELECT pg_catalog.concat_ws(' ', pg_catalog.pg_get_userbyid(a.defaclrole), coalesce('in ' || n.nspname, ''),
                                        a.defaclobjtype, a.defaclacl)
            FROM pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
            ORDER BY 1""";

    Optional<String> remark() throws UpkeepException {
        var lost = new ArrayList<>(of(live));
        var back = new ArrayList<>(of(live.database(restored)));
        back.removeAll(lost);
        lost.removeAll(of(live.database(restored)));
        return lost.isEmpty() && back.isEmpty()
                ? Optional.empty()
                : Optional.of("default privileges are those of the set again: gone are " + named(lost) + ", back are "
                        + named(back) + "; see ALTER DEFAULT PRIVILEGES");
    }

    private static String named(List<String> rights) {
        return rights.isEmpty() ? "none" : Visible.of(String.join("; ", rights));
    }

    private static List<String> of(DatabaseAddress address) throws UpkeepException {
        try (var connection = Database.connect(address, ServerSession.PURPOSE)) {
            return Sql.query(connection, RIGHTS, row -> row.getString(1));
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
