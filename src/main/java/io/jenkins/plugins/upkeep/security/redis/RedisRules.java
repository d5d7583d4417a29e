package io.jenkins.plugins.upkeep.security.redis;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with a Redis server. */
final class RedisRules {
    static final Rule NO_PASSWORD = new Rule(
            "redis-no-password",
            "Redis asks for no password",
            "Whoever reaches the port reads, changes and deletes all data, and can have the server write files. Set"
                    + " requirepass, or give each user of the ACL a password.");
    static final Rule OPEN_BIND = new Rule(
            "redis-open-bind",
            "Redis listens beyond this machine",
            "Bind it to 127.0.0.1, or to the one address that its clients use.");
    static final Rule PROTECTED_MODE = new Rule(
            "redis-protected-mode",
            "Redis' protected mode is off",
            "Protected mode turns strangers away from a server without a password. Leave it on.");
    static final Rule NO_TLS = new Rule(
            "redis-no-tls",
            "Redis talks to other machines without TLS",
            "Data and the password can be read on their way. Set tls-port, and port to 0.");
    static final Rule DANGEROUS_COMMANDS = new Rule(
            "redis-dangerous-commands",
            "A Redis user may run commands that rule the whole server",
            "An application needs no CONFIG, DEBUG, SHUTDOWN or FLUSHALL. Give it a user of its own with -@dangerous.");

    static final List<Rule> ALL = List.of(NO_PASSWORD, OPEN_BIND, PROTECTED_MODE, NO_TLS, DANGEROUS_COMMANDS);

    private RedisRules() {}
}
