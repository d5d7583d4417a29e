package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677): {@code SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey}. A guess costs as many rounds of HMAC as
 * the verifier names; whoever made it may have named very many.
 */
final class ScramVerifier implements PasswordVerifier {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile(
            "SCRAM-SHA-256\\$(?<rounds>\\d{1,10}):(?<salt>[A-Za-z0-9+/=]{1,1000})\\$(?<stored>[A-Za-z0-9+/=]{44}):[A-Za-z0-9+/=]{44}");
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.UTF_8);
    private static final int BETWEEN_LOOKS = 1_024;

    private final long rounds;
    private final byte[] salt;
    private final byte[] storedKey;

    private ScramVerifier(long rounds, byte[] salt, byte[] storedKey) {
        this.rounds = rounds;
        this.salt = salt;
        this.storedKey = storedKey;
    }

    static Optional<ScramVerifier> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var base64 = Base64.getDecoder();
            var rounds = Long.parseLong(form.group("rounds"));
            return rounds < 1
                    ? Optional.empty()
                    : Optional.of(new ScramVerifier(
                            rounds, base64.decode(form.group("salt")), base64.decode(form.group("stored"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String scheme() {
        return "SCRAM-SHA-256";
    }

    @Override
    public long rounds() {
        return rounds;
    }

    @Override
    public boolean matches(String guess, TimeLimit limit) throws InterruptedException, TimeUpException {
        for (var form : Set.copyOf(SaslPrep.forms(guess))) {
            if (!form.isEmpty() && isRight(form.getBytes(StandardCharsets.UTF_8), limit)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRight(byte[] password, TimeLimit limit) throws InterruptedException, TimeUpException {
        try {
            var clientKey = hmac(salted(password, limit)).doFinal(CLIENT_KEY);
            return Arrays.equals(Sha256.start().digest(clientKey), storedKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    /** PBKDF2 with one block, by hand: Java's own cannot be stopped. */
    private byte[] salted(byte[] password, TimeLimit limit)
            throws GeneralSecurityException, InterruptedException, TimeUpException {
        var mac = hmac(password);
        mac.update(salt);
        var link = mac.doFinal(FIRST_BLOCK);
        var sum = link.clone();
        for (long round = 1; round < rounds; round++) {
            mac.update(link);
            mac.doFinal(link, 0);
            for (int i = 0; i < sum.length; i++) {
                sum[i] ^= link[i];
            }
            look(round, limit);
        }
        return sum;
    }

    private static void look(long round, TimeLimit limit) throws InterruptedException, TimeUpException {
        if (round % BETWEEN_LOOKS != 0) {
            return;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("guessing: told to stop");
        }
        if (limit.isOver()) {
            throw new TimeUpException("the time for guessing is over");
        }
    }

    private static Mac hmac(byte[] key) throws GeneralSecurityException, InvalidKeyException {
        var mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        return mac;
    }

    @Override
    public String toString() {
        return scheme();
    }
}
