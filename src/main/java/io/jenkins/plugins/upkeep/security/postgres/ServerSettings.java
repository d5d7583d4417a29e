package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges the server's settings that have to do with passwords and networks. */
final class ServerSettings {
    private static final String SQL = """
            select name, setting from pg_catalog.pg_settings
            where name in ('password_encryption', 'ssl', 'listen_addresses')""";

    private final ReadSession session;
    private final OutcomeBuilder outcome;

    ServerSettings(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    void look() throws UpkeepException {
        try {
            var settings = session.list(SQL, row -> List.of(row.getString("name"), row.getString("setting"))).stream()
                    .collect(Collectors.toMap(pair -> pair.get(0), pair -> pair.get(1)));
            judge(settings);
        } catch (SQLException e) {
            outcome.add(Refused.gap("settings of the server", session.address(), e));
        }
    }

    private void judge(Map<String, String> settings) {
        outcome.looked(settings.size());
        // Servers before version 10 say "on" for MD5.
        if (List.of("md5", "on").contains(settings.getOrDefault("password_encryption", ""))) {
            outcome.add(Issue.of(
                    AccountRules.PASSWORD_ENCRYPTION,
                    Finding.warning(
                            "setting password_encryption",
                            "is " + settings.get("password_encryption"),
                            "scram-sha-256",
                            "ALTER SYSTEM SET password_encryption = 'scram-sha-256'; SELECT pg_reload_conf()")));
        }
        var addresses = settings.getOrDefault("listen_addresses", "");
        if (settings.getOrDefault("ssl", "").equals("off") && reachesOut(addresses)) {
            outcome.add(Issue.of(
                    AccountRules.SSL_OFF,
                    Finding.warning(
                            "setting ssl",
                            "is off, and the server listens on " + Visible.of(addresses),
                            "on",
                            "set ssl_cert_file and ssl_key_file, then ALTER SYSTEM SET ssl = on; SELECT"
                                    + " pg_reload_conf()")));
        }
    }

    static boolean reachesOut(String addresses) {
        return Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .anyMatch(address -> !address.isEmpty()
                        && !address.equals("localhost")
                        && !address.startsWith("127.")
                        && !address.equals("::1"));
    }
}
