package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Judges the rules of pg_hba.conf, read by the server itself. They are those of the file, even before the server loads them. */
final class HbaRules {
    private static final int MOST = 5_000;
    private static final String SQL = """
            select coalesce(line_number, 0) as line, coalesce(type, '') as type,
                concat_ws(' ', array_to_string(database, ','), array_to_string(user_name, ',')) as scope,
                coalesce(address, '') as address, coalesce(netmask, '') as netmask,
                coalesce(auth_method, '') as method, error
            from pg_catalog.pg_hba_file_rules
            limit %d""".formatted(MOST + 1);

    private final ReadSession session;
    private final OutcomeBuilder outcome;
    private int looked;

    HbaRules(ReadSession session, OutcomeBuilder outcome) {
        this.session = session;
        this.outcome = outcome;
    }

    void look() throws UpkeepException {
        try {
            for (var rule : session.list(SQL, this::rule)) {
                rule.ifPresent(this::judge);
            }
            if (looked == 0 || looked > MOST) {
                outcome.add(new Gap(
                        "pg_hba.conf",
                        looked == 0 ? "the server shows no rule of it" : "has more than " + MOST + " rules",
                        "look through it by hand"));
            }
        } catch (SQLException e) {
            outcome.add(Refused.gap("pg_hba.conf", session.address(), e));
        }
    }

    private Optional<HbaRule> rule(ResultSet row) throws SQLException {
        looked++;
        var error = row.getString("error");
        if (error != null) {
            outcome.add(new Gap(
                    "pg_hba.conf line " + row.getInt("line"),
                    "the server cannot use it: " + Visible.of(OneLine.of(error)),
                    "correct the line or take it out: the server may not start again with it"));
            return Optional.empty();
        }
        return Optional.of(new HbaRule(
                row.getInt("line"),
                row.getString("type"),
                row.getString("scope"),
                row.getString("address"),
                row.getString("netmask"),
                row.getString("method")));
    }

    private void judge(HbaRule rule) {
        outcome.looked(1);
        switch (rule.method()) {
            case "trust" ->
                add(
                        AccountRules.TRUST,
                        rule,
                        rule.onLoopback() ? Severity.WARNING : Severity.CRITICAL,
                        "lets in without a password whoever "
                                + (rule.onSocket() ? "uses the socket" : "reaches the port"),
                        rule.onSocket() ? "peer" : "scram-sha-256");
            case "password" -> clearText(rule);
            case "md5" ->
                outcome.add(Issue.of(
                        AccountRules.MD5_METHOD,
                        Finding.info(rule.subject(), "allows MD5 passwords, in line " + rule.line())));
            case "ident" -> ident(rule);
            default -> {
                // A method that asks for a proof, or lets nobody in.
            }
        }
        if (rule.withoutTls() && rule.forAllNetworks() && !rule.method().equals("reject")) {
            tls(rule);
        }
    }

    private void clearText(HbaRule rule) {
        var severity = rule.onLoopback() || !rule.withoutTls() ? Severity.WARNING : Severity.CRITICAL;
        add(AccountRules.CLEAR_TEXT, rule, severity, "has passwords sent as they are", "scram-sha-256");
    }

    private void ident(HbaRule rule) {
        if (!rule.onSocket()) {
            var severity = rule.onLoopback() ? Severity.WARNING : Severity.CRITICAL;
            add(AccountRules.IDENT, rule, severity, "believes the other machine who asks", "scram-sha-256");
        }
    }

    private void tls(HbaRule rule) {
        outcome.add(Issue.of(
                AccountRules.NO_TLS,
                Finding.warning(
                        rule.subject(),
                        "lets all networks in without TLS, in line " + rule.line(),
                        "",
                        "once ssl is on (SHOW ssl; while it is off, hostssl lets nobody in) and all clients use it"
                                + " (sslmode=require), write hostssl instead of " + rule.type() + " in line "
                                + rule.line() + " of pg_hba.conf, then SELECT pg_reload_conf()")));
    }

    /** What must be done first, or the better method keeps out whom the rule let in. */
    private static String before(String better) {
        return better.equals("peer")
                ? "first see that each role that uses the socket has the name of the system account that uses it, or take"
                        + " scram-sha-256 and set its password; then "
                : "first set the password of each role that uses the rule again (in psql SET password_encryption ="
                        + " 'scram-sha-256', then \\password <role>): a role without one, or with an MD5 one, would be"
                        + " locked out; then ";
    }

    private void add(Rule kind, HbaRule rule, Severity severity, String seen, String better) {
        var action = before(better) + "write " + better + " instead of " + rule.method() + " in line " + rule.line()
                + " of pg_hba.conf (SHOW hba_file), then SELECT pg_reload_conf()";
        outcome.add(
                Issue.of(kind, new Finding(severity, rule.subject(), seen + ", in line " + rule.line(), "", action)));
    }
}
