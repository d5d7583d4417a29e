package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.config.Scalar;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who can read the backups.
 *
 * @param method how they are encrypted
 * @param recipients the public keys for which they are
 * @param recipientsFile a file with further public keys
 */
public record Encryption(
        @Key(value = "How the backups are encrypted", defaultValue = "age")
        Method method,

        @Key("The public keys of age whose owners can read the backups; each begins with age1")
        List<String> recipients,

        @Key("A file with further public keys, one a line, comments begin with #; its path starts from the folder of"
                + " upkeep.yaml")
        Optional<Path> recipientsFile) {
    /** What examples write in the place of a key; it is refused when a backup is made. */
    private static final String PLACEHOLDER = Recipient.PREFIX + "...";

    public Encryption {
        recipients = List.copyOf(recipients);
        Require.that(
                (method == Method.NONE) == (recipients.isEmpty() && recipientsFile.isEmpty()),
                "recipients",
                "a list of at least one public key, or recipientsFile; where no encryption is wanted write encryption:"
                        + " none");
        recipients.stream().filter(text -> !text.equals(PLACEHOLDER)).forEach(Encryption::requireKey);
    }

    private static void requireKey(String text) {
        try {
            new Recipient(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("recipients: " + e.getMessage(), e);
        }
    }

    /** No encryption. */
    @Scalar("none")
    public static Encryption none(String word) {
        return new Encryption(Method.NONE, List.of(), Optional.empty());
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
