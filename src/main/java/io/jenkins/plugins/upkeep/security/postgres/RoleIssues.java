package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.SecurityConfig.Accounts;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Judges what roles may do by themselves, and how their passwords are kept. */
final class RoleIssues {
    private final Accounts accounts;
    private final Instant now;
    private final OutcomeBuilder outcome;

    RoleIssues(Accounts accounts, Instant now, OutcomeBuilder outcome) {
        this.accounts = accounts;
        this.now = now;
        this.outcome = outcome;
    }

    void judge(Role role) {
        rights(role);
        password(role);
        lastDay(role);
    }

    private void rights(Role role) {
        if (role.superuser()) {
            if (!names(accounts.superusers(), role)) {
                warn(
                        AccountRules.SUPERUSER,
                        role,
                        "is superuser",
                        "take it away with ALTER ROLE " + role.sql()
                                + " NOSUPERUSER, or name it in security.accounts.superusers");
            }
            return;
        }
        var powers = powers(role);
        if (!powers.isEmpty()) {
            warn(
                    AccountRules.POWERFUL,
                    role,
                    "has " + String.join(", ", powers),
                    "take it away with ALTER ROLE " + role.sql() + " NO" + String.join(" NO", powers)
                            + " if the role does not need it");
        }
    }

    private static List<String> powers(Role role) {
        var powers = new ArrayList<String>();
        if (role.rights().bypassRls()) {
            powers.add("BYPASSRLS");
        }
        if (role.rights().createRole()) {
            powers.add("CREATEROLE");
        }
        if (role.rights().replication()) {
            powers.add("REPLICATION");
        }
        return powers;
    }

    private void password(Role role) {
        var password = role.password();
        if (password.present() && password.verifier().isEmpty()) {
            outcome.add(new Gap(
                    "password of " + role.subject(),
                    "is kept in a form that is unknown here",
                    "set the password again, or drop the role"));
        }
        if (password.verifier().filter(Md5Verifier.class::isInstance).isPresent()) {
            warn(
                    AccountRules.MD5_PASSWORD,
                    role,
                    "has a password that is kept as MD5",
                    "in psql SET password_encryption = 'scram-sha-256', then \\password " + role.sql());
        }
        if (password.known() && !password.present() && role.login()) {
            var seen = "may log in and has no password: rules of pg_hba.conf that ask for one keep it out";
            outcome.add(Issue.of(AccountRules.NO_PASSWORD, Finding.info(role.subject(), seen)));
        }
    }

    private void lastDay(Role role) {
        var mayHaveOne = role.password().present() || !role.password().known();
        if (!role.login() || !mayHaveOne) {
            return;
        }
        if (role.until().isEmpty() && !names(accounts.withoutExpiry(), role)) {
            warn(
                    AccountRules.NO_EXPIRY,
                    role,
                    role.password().known() ? "has a password without a last day" : "has no last day for a password",
                    "set one with ALTER ROLE " + role.sql() + " VALID UNTIL '" + inAYear()
                            + "' and give the role a new password before that day, or nobody logs in with it any more;"
                            + " or name it in security.accounts.withoutExpiry");
        }
        if (role.expired(now)) {
            var day = role.until().get().isBefore(Instant.EPOCH)
                    ? "long ago"
                    : "on " + role.until().get().atZone(ZoneOffset.UTC).toLocalDate();
            outcome.add(
                    Issue.of(AccountRules.EXPIRED, Finding.info(role.subject(), "has a password that expired " + day)));
        }
    }

    private LocalDate inAYear() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1);
    }

    private static boolean names(List<String> names, Role role) {
        return names.contains(role.name());
    }

    private void warn(Rule rule, Role role, String seen, String action) {
        outcome.add(Issue.of(rule, Finding.warning(role.subject(), seen, "", action)));
    }
}
