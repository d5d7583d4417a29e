package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of an authorized_keys file (sshd(8)).
 *
 * @param fingerprint the key's SHA-256, as {@code ssh-keygen -l} shows it
 * @param type the key's type
 * @param bits its length
 * @param options the names of its options, without their values
 * @param comment its comment
 */
record SshKey(String fingerprint, String type, int bits, String options, String comment) {
    private static final Pattern LINE = Pattern.compile(
            "(?:(?<options>(?:[^\\s\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\")++)\\s+)??"
                    + "(?<type>ssh-[a-z0-9-]+|ecdsa-[a-z0-9-]+|sk-[a-z0-9.@-]+)\\s+(?<blob>[A-Za-z0-9+/]{16,}={0,2})(?:\\s+(?<comment>.*))?");
    private static final int RSA_AT_LEAST = 2_048;
    private static final int RSA_BROKEN = 1_024;

    /** The key of a line; empty when the line is none. */
    static Optional<SshKey> parse(String line) {
        var matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var blob = Base64.getDecoder().decode(matcher.group("blob"));
            var parts = ByteBuffer.wrap(blob);
            var type = new String(part(parts), StandardCharsets.US_ASCII);
            if (!type.equals(matcher.group("type"))) {
                return Optional.empty();
            }
            var options = Optional.ofNullable(matcher.group("options")).orElse("");
            var comment = Optional.ofNullable(matcher.group("comment")).orElse("");
            return Optional.of(
                    new SshKey(fingerprint(blob), type, bits(type, parts), names(options), Name.text(comment)));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(byte[] blob) {
        return "SHA256:"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Sha256.start().digest(blob));
    }

    private static int bits(String type, ByteBuffer parts) {
        return switch (type) {
            case "ssh-rsa" -> {
                part(parts);
                yield new BigInteger(1, part(parts)).bitLength();
            }
            case "ssh-dss" -> new BigInteger(1, part(parts)).bitLength();
            case "ecdsa-sha2-nistp384" -> 384;
            case "ecdsa-sha2-nistp521" -> 521;
            default -> 256;
        };
    }

    private static byte[] part(ByteBuffer parts) {
        var length = parts.getInt();
        if (length < 0 || length > parts.remaining()) {
            throw new IllegalArgumentException("a part of a key has no length of " + length);
        }
        var part = new byte[length];
        parts.get(part);
        return part;
    }

    /** Commands and variables in options may hold secrets. */
    private static String names(String options) {
        return Name.text(options.replaceAll("=\"(?:[^\"\\\\]++|\\\\.)*+\"", "=…"));
    }

    boolean isWeak() {
        return type.equals("ssh-dss") || (type.equals("ssh-rsa") && bits < RSA_AT_LEAST);
    }

    boolean isBroken() {
        return type.equals("ssh-dss") || (type.equals("ssh-rsa") && bits < RSA_BROKEN);
    }
}
