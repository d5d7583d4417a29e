package io.jenkins.plugins.upkeep.system.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.Locale;

/**
 * Somebody who can read what is encrypted: a public key of age, as {@code age-keygen} makes it. It is no secret.
 *
 * @param text the key, {@code age1…}
 */
public record Recipient(String text) {
    /** What the keys of this kind begin with. */
    public static final String PREFIX = "age1";

    private static final int LONGEST_SHOWN = 80;

    /**
     * @param text the key
     * @throws IllegalArgumentException when it is none; the message names it, unless it is a private key
     */
    public Recipient {
        requireKnownKind(text);
        try {
            // Some points of the curve are refused only when they are used.
            writer(text).getRecipientStanzas(new FileKey());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    shown(text) + " is not a public key of age (a character may be wrong or missing); copy it again",
                    e);
        }
    }

    private static void requireKnownKind(String text) {
        if (text.toUpperCase(Locale.ROOT).startsWith(Identities.PREFIX)) {
            throw new IllegalArgumentException("one of them is a private key, which others must not see; write the"
                    + " public key that 'age-keygen -y' gives of it");
        }
        if (text.startsWith("ssh-")) {
            throw new IllegalArgumentException(
                    "keys of ssh are not known, only those of age, which begin with age1; make" + " one by age-keygen");
        }
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "only public keys of age are known, which begin with age1; make one by age-keygen");
        }
        var kind = text.substring(0, text.lastIndexOf('1') + 1);
        if (kind.length() > PREFIX.length()) {
            throw new IllegalArgumentException(shown(text) + " is of another kind (" + shown(kind)
                    + "…, of a plugin of age), only keys are known that age-keygen makes");
        }
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** A writer of its own for each file: none of them need be safe for several threads. */
    RecipientStanzaWriter writer() throws GeneralSecurityException {
        return writer(text);
    }

    private static RecipientStanzaWriter writer(String text) throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
