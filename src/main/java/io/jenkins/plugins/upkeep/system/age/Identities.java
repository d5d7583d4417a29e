package io.jenkins.plugins.upkeep.system.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Private keys of age, any of which may fit. Prints none of them. Immutable, so safe for several threads. */
public final class Identities {
    /** The variable of the environment that may hold keys; programs that this process starts do not get it. */
    public static final String VARIABLE = "UPKEEP_AGE_IDENTITY";

    /** What private keys begin with. */
    static final String PREFIX = "AGE-SECRET-KEY-";

    private final List<Secret> keys;
    private final String lack;

    private Identities(List<Secret> keys, String lack) {
        this.keys = List.copyOf(keys);
        this.lack = lack;
    }

    /**
     * No keys.
     *
     * @param lack why there are none, and how to give one, for messages
     */
    public static Identities none(String lack) {
        return new Identities(List.of(), lack);
    }

    /**
     * Reads keys in the form of age's own files: one a line, lines that are empty or begin with # are left out.
     *
     * @param source where they come from, for messages
     * @param text the lines
     * @throws UpkeepException when there is none among them, or one that is not known; no message repeats a line
     */
    public static Identities parse(String source, Secret text) throws UpkeepException {
        var keys = new ArrayList<Secret>();
        var lines = text.reveal().lines().map(String::strip).toList();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(source, number, line));
            }
        }
        if (keys.isEmpty()) {
            throw new UpkeepException(source + ": holds no key; give the private key that age-keygen made");
        }
        return new Identities(keys, "");
    }

    private static Secret key(String source, int number, String line) throws UpkeepException {
        var place = source + ": line " + number;
        if (line.startsWith("-----BEGIN AGE ENCRYPTED FILE") || line.startsWith(AgeHeader.VERSION)) {
            throw new UpkeepException(
                    source + ": the key itself is encrypted (by a passphrase); decrypt it by age -d, and"
                            + " give what comes out");
        }
        if (line.startsWith("-----BEGIN ")) {
            throw new UpkeepException(source + ": is a key of another kind; give a private key that age-keygen made");
        }
        if (line.startsWith("AGE-PLUGIN-")) {
            throw new UpkeepException(
                    place + " is a key of a plugin of age, only keys are known that age-keygen makes");
        }
        try {
            reader(line);
            return Secret.of(line);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause: what it says may quote the key.
            throw new UpkeepException(place + " is not a private key of age; give what age-keygen made, as it is");
        }
    }

    private static RecipientStanzaReader reader(String key) throws GeneralSecurityException {
        return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key);
    }

    /**
     * Finds the key that fits.
     *
     * @param stanzas what the header of a file holds for its recipients
     * @return what decrypts the file
     * @throws UnsupportedRecipientStanzaException when none of the keys fits
     */
    FileKey fileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        var misfit = new UnsupportedRecipientStanzaException("none of " + this + " fits");
        for (var key : keys) {
            try {
                // Of its own for each file: none of them need be safe for several threads.
                return reader(key.reveal()).getFileKey(stanzas);
            } catch (UnsupportedRecipientStanzaException e) {
                misfit.addSuppressed(e);
            }
        }
        throw misfit;
    }

    /**
     * @return whether there are none
     */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * @return why there are none
     */
    public String lack() {
        return lack;
    }

    /**
     * Tries whether one of the keys reads what is encrypted for some recipients.
     *
     * @param recipients the recipients, at least one
     */
    public boolean fit(List<Recipient> recipients) {
        var memory = new Memory();
        try (var upload = AgeUpload.of(memory, recipients)) {
            upload.commit();
        } catch (UpkeepException e) {
            throw new IllegalStateException("this Java does not encrypt: " + e.getMessage(), e);
        }
        try (var input = new AgeInput(new ByteArrayInputStream(memory.bytes.toByteArray()), this)) {
            return input.read() < 0;
        } catch (NoKeyFitsException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("this Java does not decrypt what it encrypted: " + e.getMessage(), e);
        }
    }

    /** Takes what is encrypted. */
    private static final class Memory implements Upload {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(ByteBuffer data) {
            while (data.hasRemaining()) {
                bytes.write(data.get());
            }
        }

        @Override
        public void commit() {
            // All is there.
        }

        @Override
        public void close() {
            // Holds nothing but memory.
        }
    }

    /** Says how many there are. */
    @Override
    public String toString() {
        return keys.size() + " private keys";
    }
}
