package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.util.Optional;

/**
 * A role of the server.
 *
 * @param name its name
 * @param rights what it may do by itself
 * @param until its password's last moment; empty when it has none
 * @param password what is known of its password
 */
record Role(String name, Rights rights, Optional<Instant> until, Password password) {
    /**
     * What a role may do by itself.
     *
     * @param login whether it may log in
     * @param superuser whether it may do all
     * @param createRole whether it may make roles
     * @param replication whether it may copy the whole server
     * @param bypassRls whether it sees rows that others are kept from
     */
    record Rights(boolean login, boolean superuser, boolean createRole, boolean replication, boolean bypassRls) {}

    /**
     * What is known of a role's password.
     *
     * @param known whether we may look
     * @param present whether it has one
     * @param verifier what the server keeps of it; empty when it is of no known form
     */
    record Password(boolean known, boolean present, Optional<PasswordVerifier> verifier) {
        static Password hidden() {
            return new Password(false, false, Optional.empty());
        }

        static Password of(String role, String text) {
            return text == null
                    ? new Password(true, false, Optional.empty())
                    : new Password(true, true, PasswordVerifier.parse(role, text));
        }

        /** How it is kept, for people. */
        String words() {
            if (!known) {
                return "unknown";
            }
            return present ? verifier.map(PasswordVerifier::scheme).orElse("of an unknown form") : "none";
        }
    }

    /** Its name as SQL takes it, unless it has hidden characters. */
    String sql() {
        return identifier(name);
    }

    static String identifier(String name) {
        var shown = Visible.of(name);
        return shown.matches("[a-z_][a-z0-9_]*") ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
    }

    /** How reports name it. */
    String subject() {
        return "role " + Visible.of(name);
    }

    boolean login() {
        return rights.login();
    }

    boolean superuser() {
        return rights.superuser();
    }

    /** Whether its password lets nobody in any more. */
    boolean expired(Instant now) {
        return until.isPresent() && until.get().isBefore(now);
    }
}
