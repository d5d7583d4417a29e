package io.jenkins.plugins.upkeep.security.access;

import java.util.Optional;
import java.util.Set;

/**
 * An account of the system, a line of /etc/passwd.
 *
 * @param name its name
 * @param emptyPassword whether the file itself says that it needs no password
 * @param uid its number
 * @param gid the number of its first group
 * @param home its home
 * @param shell what it gets when it logs in
 */
record Account(String name, boolean emptyPassword, long uid, long gid, String home, String shell) {
    private static final int FIELDS = 7;
    private static final Set<String> NO_SHELLS = Set.of("nologin", "false", "true", "sync", "shutdown", "halt");

    /** The account of a line; empty when the line is none. */
    static Optional<Account> parse(String line) {
        var fields = line.split(":", -1);
        if (fields.length != FIELDS || !fields[2].matches("\\d{1,10}") || !fields[3].matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return Optional.of(new Account(
                fields[0],
                fields[1].isEmpty(),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[5],
                fields[6]));
    }

    boolean hasShell() {
        return !NO_SHELLS.contains(shell.replaceFirst(".*/", ""));
    }

    /** How reports name it. */
    String subject() {
        return "account " + Name.of(name);
    }
}
