package io.jenkins.plugins.upkeep.security.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The old way: one MD5 of password and role name ("PostgreSQL documentation, pg_authid"). */
final class Md5Verifier implements PasswordVerifier {
    private static final Pattern FORM = Pattern.compile("md5[0-9a-f]{32}");
    private static final int PREFIX = 3;

    private final String role;
    private final byte[] digest;

    private Md5Verifier(String role, byte[] digest) {
        this.role = role;
        this.digest = digest;
    }

    static Optional<PasswordVerifier> parse(String role, String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Md5Verifier(role, HexFormat.of().parseHex(text.substring(PREFIX))))
                : Optional.empty();
    }

    @Override
    public String scheme() {
        return "MD5";
    }

    @Override
    public long rounds() {
        return 1;
    }

    @Override
    public boolean matches(String guess, TimeLimit limit) {
        return Arrays.equals(md5((guess + role).getBytes(StandardCharsets.UTF_8)), digest);
    }

    private static byte[] md5(byte[] data) {
        try {
            return MessageDigest.getInstance("MD5").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
        }
    }

    @Override
    public String toString() {
        return scheme();
    }
}
