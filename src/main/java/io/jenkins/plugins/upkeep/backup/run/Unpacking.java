package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.SetFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that gives a file of a set as it was before it was compressed and encrypted, for a restore by hand.
 *
 * @param encrypted whether it is encrypted; then {@code $identity} names the file of the key
 */
record Unpacking(boolean encrypted) {
    private static final Pattern PLACE = Pattern.compile("@\\{([^}]*)}");

    /** The command for a file. */
    String of(String word) {
        return encrypted ? "age -d -i \"$identity\" " + word + " | zstd -q -dc" : "zstd -q -dc " + word;
    }

    /** Puts commands into a text, in the place of {@code @{file}}: a path without its endings, or a word in quotes. */
    String in(String text) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(word(found.group(1)))));
    }

    private String word(String place) {
        return place.startsWith("\"") ? place : place + SetFile.COMPRESSED + (encrypted ? SetFile.ENCRYPTED : "");
    }
}
