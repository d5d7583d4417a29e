package io.jenkins.plugins.upkeep.security.redis;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a server where it listens and who may do what. Passwords, and what the server keeps of them, are never asked for. */
final class RedisLook {
    private static final List<String> SETTINGS = List.of("bind", "protected-mode", "port", "tls-port");
    private static final List<View.Column> COLUMNS =
            List.of(View.Column.text("User"), View.Column.text("Logs in"), View.Column.text("All commands"));

    private final RedisSession session;
    private final Duration patience;
    private final OutcomeBuilder outcome;
    private final String subject;

    RedisLook(RedisSession session, Duration patience, OutcomeBuilder outcome) {
        this.session = session;
        this.patience = patience;
        this.outcome = outcome;
        this.subject = "redis " + session.address();
    }

    void look() throws UpkeepException {
        var settings = settings();
        var listening = settings.map(Listening::of);
        listening.ifPresent(this::judge);
        var users = users();
        var open = users.isPresent() ? users(users.get(), listening) : letsStrangersIn();
        if (open) {
            noPassword(listening);
        }
    }

    private Optional<Map<String, String>> settings() throws UpkeepException {
        try {
            var values = new HashMap<String, String>();
            for (var name : SETTINGS) {
                var answer = RedisReply.list(session.call("CONFIG", "GET", name));
                values.put(name, answer.size() == 2 ? RedisReply.text(answer.get(1)) : "");
            }
            if (values.get("port").isEmpty()) {
                throw new UpkeepException(subject + ": does not answer CONFIG GET as Redis does; is it one?");
            }
            outcome.looked(SETTINGS.size());
            return Optional.of(values);
        } catch (RedisRefusal e) {
            outcome.add(new Gap(
                    subject + " settings",
                    "where it listens cannot be told: " + e.words(),
                    "let the user of the audit run CONFIG GET: ACL SETUSER <user> +config|get"));
            return Optional.empty();
        }
    }

    private Optional<List<AclUser>> users() throws UpkeepException {
        try {
            var users = new ArrayList<AclUser>();
            for (var line : RedisReply.list(session.call("ACL", "LIST"))) {
                AclUser.parse(RedisReply.text(line)).ifPresent(users::add);
            }
            outcome.looked(users.size());
            return Optional.of(users);
        } catch (RedisRefusal e) {
            outcome.add(new Gap(
                    subject + " users",
                    "who may do what cannot be told: " + e.words(),
                    "let the user of the audit run ACL LIST: ACL SETUSER <user> +acl|list"));
            return Optional.empty();
        }
    }

    /** Judges the users, and tells whether the default one lets in without a password. */
    private boolean users(List<AclUser> users, Optional<Listening> listening) {
        outcome.add(new View.Table(
                "Users of Redis " + session.address(),
                COLUMNS,
                users.stream().map(RedisLook::row).toList()));
        for (var user : users.stream().filter(AclUser::on).toList()) {
            if (user.nopass() && !user.isDefault()) {
                add(user.subject(), listening);
            }
            if (user.dangerous()) {
                outcome.add(Issue.of(
                        RedisRules.DANGEROUS_COMMANDS,
                        Finding.info(user.subject(), "may run all commands, those that rule the server too")));
            }
        }
        return users.stream().anyMatch(user -> user.isDefault() && user.on() && user.nopass());
    }

    private static List<String> row(AclUser user) {
        var how = user.nopass() ? "without a password" : "with a password";
        return List.of(
                user.subject().replaceFirst("^redis user ", ""),
                user.on() ? how : "no",
                user.dangerous() ? "yes" : "no");
    }

    /** One connection that does not say who it is, and one PING: a server that asks for a password refuses that. */
    private boolean letsStrangersIn() {
        var stranger = session.address().account(Optional.empty(), Optional.empty());
        try {
            RedisSession.open(stranger, patience).close();
            return true;
        } catch (RedisRefusal e) {
            return e.code().equals("NOPERM");
        } catch (UpkeepException e) {
            outcome.add(new Gap(
                    subject + " password",
                    "whether it asks for one cannot be told: " + e.getMessage(),
                    "run this again when the server is well"));
            return false;
        }
    }

    private void noPassword(Optional<Listening> listening) {
        add(subject, listening);
        if (listening.isPresent() && !listening.get().mode()) {
            outcome.add(Issue.of(
                    RedisRules.PROTECTED_MODE,
                    Finding.warning(
                            subject,
                            "has protected mode off and asks for no password",
                            "",
                            "first set a password (requirepass) and give it to all clients: without one protected mode"
                                    + " cuts off those on other machines; then CONFIG SET protected-mode yes, and the"
                                    + " same in redis.conf")));
        }
    }

    /** Where it listens may be unknown: then it is taken for reachable. */
    private void add(String who, Optional<Listening> listening) {
        var reachable = listening.map(Listening::beyondLoopback).orElse(true);
        outcome.add(Issue.of(
                RedisRules.NO_PASSWORD,
                new Finding(
                        reachable ? Severity.CRITICAL : Severity.WARNING,
                        who,
                        "asks for no password"
                                + listening
                                        .map(one -> ", and listens on " + one.shown())
                                        .orElse(""),
                        "a password",
                        "set requirepass in redis.conf or, for a user of its own, ACL SETUSER with resetpass and a"
                                + " password, then give it to the service")));
    }

    private void judge(Listening listening) {
        if (!listening.beyondLoopback()) {
            return;
        }
        outcome.add(Issue.of(
                RedisRules.OPEN_BIND,
                new Finding(
                        listening.onAll() ? Severity.WARNING : Severity.INFO,
                        subject,
                        "listens on " + listening.shown(),
                        "",
                        "write bind 127.0.0.1 into redis.conf, or the one address that clients use, and restart it")));
        if (listening.plain()) {
            outcome.add(Issue.of(
                    RedisRules.NO_TLS,
                    Finding.warning(
                            subject,
                            "listens on " + listening.shown() + " without TLS",
                            "",
                            "set tls-port with a certificate and port 0 in redis.conf, or bind it to 127.0.0.1")));
        }
    }
}
