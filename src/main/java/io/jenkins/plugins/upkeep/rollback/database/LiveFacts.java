package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What the server says of the live database and of the role that is to exchange it.
 *
 * @param number the database's number
 * @param role the role
 * @param owner the role that owns the database
 * @param superuser whether the role may do everything
 * @param creates whether it may make databases
 * @param createsRoles whether it may make roles
 * @param owns whether it has the owner's rights
 * @param signals whether it may end the sessions of others
 * @param places whether it may put a database where the live one is
 * @param recovery whether the server is a standby
 * @param open whether anybody may connect to the live database
 * @param template whether others may copy it
 * @param prepared how many transactions are prepared in it
 * @param slots the logical replication slots that are bound to it
 * @param subscriptions the subscriptions in it
 * @param location the folder that it is in; empty where the server does not say
 */
record LiveFacts(
        long number,
        String role,
        String owner,
        boolean superuser,
        boolean creates,
        boolean createsRoles,
        boolean owns,
        boolean signals,
        boolean places,
        boolean recovery,
        boolean open,
        boolean template,
        long prepared,
        List<String> slots,
        List<String> subscriptions,
        Optional<String> location) {
    private static final String QUESTION = """
            SELECT d.oid::bigint, r.rolname::text, pg_catalog.pg_get_userbyid(d.datdba)::text, r.rolsuper, r.rolcreatedb,
                   r.rolcreaterole, pg_catalog.pg_has_role(d.datdba, 'USAGE'),
                   pg_catalog.pg_has_role('pg_signal_backend', 'USAGE'),
                   d.dattablespace = (SELECT dattablespace FROM pg_catalog.pg_database WHERE datname = 'template0')
                       OR pg_catalog.has_tablespace_privilege(d.dattablespace, 'CREATE'),
                   pg_catalog.pg_is_in_recovery(), d.datallowconn, d.datistemplate,
                   (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_xacts x WHERE x.database = d.datname),
                   ARRAY(SELECT slot_name::text FROM pg_catalog.pg_replication_slots s WHERE s.datoid = d.oid ORDER BY 1),
                   ARRAY(SELECT subname::text FROM pg_catalog.pg_subscription s WHERE s.subdbid = d.oid ORDER BY 1),
                   coalesce(nullif(pg_catalog.pg_tablespace_location(d.dattablespace), ''),
                            (SELECT setting FROM pg_catalog.pg_settings WHERE name = 'data_directory'))
            FROM pg_catalog.pg_database d, pg_catalog.pg_roles r
            WHERE d.datname = ? AND r.rolname = current_user""";

    LiveFacts {
        slots = List.copyOf(slots);
        subscriptions = List.copyOf(subscriptions);
    }

    /** Asks; empty when there is no such database. */
    static Optional<LiveFacts> of(Connection connection, String live) throws SQLException {
        return Sql.query(connection, QUESTION, LiveFacts::facts, live).stream().findFirst();
    }

    private static LiveFacts facts(ResultSet row) throws SQLException {
        return new LiveFacts(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getLong(13),
                texts(row.getArray(14)),
                texts(row.getArray(15)),
                Optional.ofNullable(row.getString(16)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
