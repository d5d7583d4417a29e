package io.jenkins.plugins.upkeep.system.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The settings under which content is read and written as text, so that the same values give the same text on every
 * server: those that pg_dump pins, and the time zone and the currency.
 */
public final class PlainSession {
    private static final int SCRIPT_SETTINGS = 11;
    private static final List<String> SETTINGS = List.of(
            "SET client_encoding = 'UTF8'",
            "SET standard_conforming_strings = on",
            "SET DateStyle = 'ISO, YMD'",
            "SET IntervalStyle = 'postgres'",
            "SET TimeZone = 'UTC'",
            "SET extra_float_digits = 3",
            "SET bytea_output = 'hex'",
            "SET xmloption = 'content'",
            "SET lc_monetary = 'C'",
            "SET search_path = ''",
            "SET quote_all_identifiers = off",
            "SET default_transaction_isolation = 'read committed'",
            "SET default_transaction_read_only = off",
            "SET default_transaction_deferrable = off",
            "SET row_security = off",
            "SET synchronize_seqscans = off",
            "SET statement_timeout = 0",
            "SET idle_in_transaction_session_timeout = 0",
            "SET lock_timeout = '30s'",
            "SET client_min_messages = 'warning'");

    /** Version 17 has one more clock that would end a long transaction. */
    private static final String NO_LIMIT = "SELECT pg_catalog.set_config(name, '0', false)"
            + " FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'";

    private PlainSession() {}

    /** Applies the settings to a connection. */
    public static void apply(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(String.join("; ", SETTINGS));
            statement.execute(NO_LIMIT);
        }
    }

    /**
     * @return the settings that a script of data begins with, so that psql reads it as it was written
     */
    public static String script() {
        return String.join(";\n", SETTINGS.subList(0, SCRIPT_SETTINGS)) + ";\n\n";
    }
}
