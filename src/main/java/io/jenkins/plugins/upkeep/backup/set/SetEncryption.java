package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.age.Recipient;
import java.util.List;

/**
 * Who can read a set.
 *
 * @param method how it is encrypted, {@link #AGE}
 * @param recipients the public keys that it is encrypted for; the private key of any of them reads it
 */
public record SetEncryption(String method, List<String> recipients) {
    /** The only method there is. */
    public static final String AGE = "age";

    public SetEncryption {
        recipients = List.copyOf(recipients);
    }

    /** A set that is encrypted by age. */
    public static SetEncryption of(List<Recipient> recipients) {
        return new SetEncryption(AGE, recipients.stream().map(Recipient::text).toList());
    }
}
