package io.jenkins.plugins.upkeep.backup.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells a file that holds passwords or a private key, by its name or by how it begins. */
final class SecretFile {
    /** How many bytes from the beginning are looked at. */
    static final int LOOK = 16 << 10;

    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?(?:\\.env(?:\\..+)?|.+\\.key|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?)");

    /** What is kept beside such files to show their form. */
    private static final Pattern SAMPLE = Pattern.compile(".*\\.(?:example|sample|template|dist)");

    private static final Pattern BEGINS = Pattern.compile(
            "(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*+(?:-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|AGE-SECRET-KEY-1)");

    private static final Pattern HOLDS = Pattern.compile("(?m)^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");

    private SecretFile() {}

    /**
     * @param name the file's name with its folders
     * @param beginning its first bytes, all of them or {@link #LOOK}
     */
    static boolean isOne(String name, byte[] beginning) {
        if (beginning.length == 0) {
            return false;
        }
        var named = NAME.matcher(name).matches() && !SAMPLE.matcher(name).matches();
        return named || isKey(name, new String(beginning, StandardCharsets.ISO_8859_1));
    }

    private static boolean isKey(String name, String beginning) {
        return BEGINS.matcher(beginning).lookingAt()
                || (name.endsWith(".pem") && HOLDS.matcher(beginning).find());
    }
}
