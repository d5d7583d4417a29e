package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database is to the server, apart from what is in it: who owns it, who may connect, how many, with which settings.
 * This says how a database is run, not which version of the service it belongs to: whoever was locked out since the backup was
 * made stays so. Therefore the live database's traits of today go over to the one that takes its place.
 *
 * @param owner the role that owns it
 * @param limit how many may connect; -1 for any number
 * @param settings its settings, also those of a role in it
 * @param rights who may do what
 * @param labels its security labels
 */
record DatabaseTraits(String owner, int limit, List<Setting> settings, List<Right> rights, List<Label> labels) {
    private static final String HEAD = """
            SELECT pg_catalog.pg_get_userbyid(datdba)::text, datconnlimit
            FROM pg_catalog.pg_database WHERE oid = ?::oid""";

    private static final String SETTINGS = """
            SELECT CASE WHEN s.setrole = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(s.setrole)::text END,
                   pg_catalog.split_part(c.entry, '=', 1),
                   pg_catalog.substr(c.entry, pg_catalog.strpos(c.entry, '=') + 1)
            FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) WITH ORDINALITY AS c(entry, place)
            WHERE s.setdatabase = ?::oid ORDER BY 1, c.place""";

    private static final String RIGHTS = """
            SELECT pg_catalog.pg_get_userbyid(a.grantor)::text,
                   CASE WHEN a.grantee = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(a.grantee)::text END,
                   a.privilege_type, a.is_grantable
            FROM pg_catalog.pg_database d,
                 pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
            WHERE d.oid = ?::oid ORDER BY a.grantor <> d.datdba, 1, 2, 3""";

    private static final String LABELS = """
            SELECT provider, label FROM pg_catalog.pg_shseclabel
            WHERE objoid = ?::oid AND classoid = 'pg_catalog.pg_database'::regclass ORDER BY 1""";

    DatabaseTraits {
        settings = List.copyOf(settings);
        rights = List.copyOf(rights);
        labels = List.copyOf(labels);
    }

    /**
     * A setting.
     *
     * @param role the role that it is for; empty for all
     * @param name its name
     * @param value its value, which may be a secret
     */
    record Setting(String role, String name, String value) {
        @Override
        public String toString() {
            return name + (role.isEmpty() ? "" : " of role " + role);
        }
    }

    /**
     * A right.
     *
     * @param grantor who gave it
     * @param grantee who has it; empty for everybody
     * @param privilege what may be done
     * @param grantable whether it may be passed on
     */
    record Right(String grantor, String grantee, String privilege, boolean grantable) {
        @Override
        public String toString() {
            return privilege + " for " + (grantee.isEmpty() ? "everybody" : grantee) + " by " + grantor;
        }
    }

    /**
     * A security label.
     *
     * @param provider whose label it is
     * @param label the label
     */
    record Label(String provider, String label) {}

    /** Reads those of a database. */
    static DatabaseTraits of(Connection connection, long number) throws SQLException {
        var settings = Sql.query(
                connection, SETTINGS, row -> new Setting(row.getString(1), row.getString(2), row.getString(3)), number);
        var rights = Sql.query(
                connection,
                RIGHTS,
                row -> new Right(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                number);
        var labels = Sql.query(connection, LABELS, row -> new Label(row.getString(1), row.getString(2)), number);
        return Sql.query(
                        connection,
                        HEAD,
                        row -> new DatabaseTraits(row.getString(1), row.getInt(2), settings, rights, labels),
                        number)
                .stream()
                .findFirst()
                .orElseThrow(() -> new SQLException("database of number " + number + " is not there", "3D000"));
    }

    /**
     * @return what is not the same in another database, without values, which may be secrets
     */
    List<String> differences(DatabaseTraits other) {
        var differences = new ArrayList<String>();
        if (!owner.equals(other.owner)) {
            differences.add("owner " + other.owner + " instead of " + owner);
        }
        if (limit != other.limit) {
            differences.add("connection limit " + other.limit + " instead of " + limit);
        }
        if (!rights.containsAll(other.rights) || !other.rights.containsAll(rights)) {
            differences.add("rights " + other.rights + " instead of " + rights);
        }
        if (!settings.equals(other.settings)) {
            differences.add("settings (" + other.settings + " instead of " + settings + ", or other values)");
        }
        if (!labels.equals(other.labels)) {
            differences.add("security labels");
        }
        return differences;
    }
}
