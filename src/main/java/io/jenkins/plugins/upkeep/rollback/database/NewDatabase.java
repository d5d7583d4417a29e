package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The statement that makes an empty database with the encoding, the locale, the place and the owner that the live one has.
 *
 * @param session a session on the server
 * @param facts what the journal holds
 */
record NewDatabase(ServerSession session, RestoreFacts facts) {
    /**
     * The columns for locales have other names from version to version. Where the template lies, a database may be made without a right to
     * its tablespace, as long as nobody names that.
     */
    private static final String LIVE = """
            SELECT pg_catalog.pg_encoding_to_char(d.encoding)::text, d.datcollate::text, d.datctype::text,
                   d.datlocprovider::text, coalesce(j.row ->> 'datlocale', j.row ->> 'daticulocale'),
                   j.row ->> 'daticurules', pg_catalog.pg_get_userbyid(d.datdba)::text,
                   nullif(t.oid, (SELECT dattablespace FROM pg_catalog.pg_database WHERE datname = 'template0')) IS NULL,
                   t.spcname::text
            FROM pg_catalog.pg_database d
            JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace,
                 LATERAL (SELECT pg_catalog.to_jsonb(d) AS row) j
            WHERE d.oid = ?::oid""";

    String statement() throws SQLException {
        return Sql.query(
                        session.connection(),
                        LIVE,
                        row -> "CREATE DATABASE " + session.name(facts.restored()) + " TEMPLATE template0 ENCODING "
                                + session.text(row.getString(1)) + " LC_COLLATE " + session.text(row.getString(2))
                                + " LC_CTYPE " + session.text(row.getString(3))
                                + locale(row.getString(4), row.getString(5), row.getString(6))
                                + " OWNER " + session.name(row.getString(7))
                                + (row.getBoolean(8) ? "" : " TABLESPACE " + session.name(row.getString(9))),
                        facts.origin())
                .stream()
                .findFirst()
                .orElseThrow(() -> new SQLException("database of number " + facts.origin() + " is not there", "3D000"));
    }

    private String locale(String provider, String locale, String rules) throws SQLException {
        return switch (provider) {
            case "i" ->
                " LOCALE_PROVIDER icu ICU_LOCALE "
                        + session.text(Optional.ofNullable(locale).orElse("und"))
                        + (rules == null ? "" : " ICU_RULES " + session.text(rules));
            case "b" ->
                " LOCALE_PROVIDER builtin BUILTIN_LOCALE "
                        + session.text(Optional.ofNullable(locale).orElse("C"));
            default -> " LOCALE_PROVIDER libc";
        };
    }
}
