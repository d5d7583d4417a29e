package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Scalar;
import io.jenkins.plugins.upkeep.system.Secret;
import java.util.Optional;

/**
 * The private key of age that reads encrypted backups. It stands in the section of the drill and is a section of its own: a
 * task that needs no key need not have the file that holds it.
 *
 * @param key the key, as age-keygen made it, with its comments
 */
@Place("drill.identity")
public record IdentityConfig(
        @Key("The private key of age that reads the backups, best ${file:path}; it is a secret")
        Optional<Secret> key) {
    /** The key, which stands alone. */
    @Scalar(alone = true)
    public static IdentityConfig of(Secret key) {
        return new IdentityConfig(Optional.of(key));
    }
}
