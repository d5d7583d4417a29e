package io.jenkins.plugins.upkeep.system.age;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The beginning of a file that age encrypted, looked at without a key. */
public final class AgeHeader {
    /** How many bytes from the beginning are to be looked at. */
    public static final int LOOK = 64 << 10;

    static final String VERSION = "age-encryption.org/v1";

    /** The nonce of the content and the seal of its last part. */
    private static final int LEAST_CONTENT = 32;

    private static final Pattern FORM = Pattern.compile("age-encryption\\.org/v1\n"
            + "(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
            + "--- [A-Za-z0-9+/]{43}\n");

    private AgeHeader() {}

    /**
     * @param beginning the first bytes of a file, all of them or {@link #LOOK}
     * @return whether they are of the form that age writes, with room for a content behind
     */
    public static boolean isWellFormed(byte[] beginning) {
        var matcher = FORM.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        return matcher.lookingAt() && beginning.length - matcher.end() >= LEAST_CONTENT;
    }
}
