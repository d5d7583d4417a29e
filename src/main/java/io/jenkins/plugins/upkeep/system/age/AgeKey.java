package io.jenkins.plugins.upkeep.system.age;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import io.jenkins.plugins.upkeep.system.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;

/**
 * A new pair of keys, such as {@code age-keygen} makes.
 *
 * @param identity the private key
 * @param recipient the public key
 */
public record AgeKey(Secret identity, Recipient recipient) {
    /** Makes a pair that nobody had before. */
    public static AgeKey generate() {
        try {
            var pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeKey(Secret.of(text(pair.getPrivate())), new Recipient(text(pair.getPublic())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519, which every Java 17 must have", e);
        }
    }

    private static String text(Key key) {
        return new String(key.getEncoded(), StandardCharsets.US_ASCII);
    }
}
