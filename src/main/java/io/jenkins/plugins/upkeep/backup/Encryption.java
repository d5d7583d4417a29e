package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.config.Scalar;
import java.util.List;

/**
 * Who can read the backups.
 *
 * @param method how they are encrypted
 * @param recipients the public keys for which they are
 */
public record Encryption(
        @Key(value = "How the backups are encrypted", defaultValue = "age")
        Method method,

        @Key("The public keys of age whose owners can read the backups")
        List<String> recipients) {
    public Encryption {
        Require.that(
                (method == Method.NONE) == recipients.isEmpty(),
                "recipients",
                "a list of at least one public key; where no encryption is wanted write encryption: none");
        Require.that(
                recipients.stream().allMatch(Encryption::isKey),
                "recipients",
                "a list of public keys that begin with age1 or ssh-");
    }

    private static boolean isKey(String recipient) {
        return recipient.startsWith("age1") || recipient.startsWith("ssh-");
    }

    /** No encryption. */
    @Scalar("none")
    public static Encryption none(String word) {
        return new Encryption(Method.NONE, List.of());
    }

    /** Whether backups are encrypted. */
    public boolean enabled() {
        return method != Method.NONE;
    }

    /** How backups are encrypted. */
    public enum Method {
        /** For public keys, by age. */
        AGE,
        /** Not at all. */
        NONE
    }
}
