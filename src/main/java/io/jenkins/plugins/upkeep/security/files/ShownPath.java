package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of files for people: harmless in a terminal, and in a command that they copy. */
public final class ShownPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:@%,=-]+");

    private ShownPath() {}

    /**
     * @param file a file
     * @return its name, with all that a terminal would obey made visible
     */
    public static String of(Path file) {
        return Visible.of(file.toString());
    }

    /**
     * @param file a file
     * @param inode its number in its file system
     * @return a word of a shell that means it, or, when its name has characters that cannot be typed, a command that finds it
     */
    static String chmod(String mode, Path file, long inode) {
        var text = file.toAbsolutePath().toString();
        if (PLAIN.matcher(text).matches()) {
            return "chmod " + mode + " " + text;
        }
        if (Visible.of(text).equals(text)) {
            return "chmod " + mode + " " + ShellWord.of(text);
        }
        return "chmod " + mode + " the file with inode " + inode
                + ", whose name has hidden characters: find its folder -xdev -inum " + inode + " -exec chmod " + mode
                + " {} +";
    }
}
