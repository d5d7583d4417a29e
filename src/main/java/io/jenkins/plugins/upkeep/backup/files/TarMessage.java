package io.jenkins.plugins.upkeep.backup.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands what GNU tar prints on standard error in the C locale with {@code --quoting-style=c}. */
final class TarMessage {
    private static final Pattern ABOUT_A_FILE =
            Pattern.compile("\\S*tar: (?:Warning: )?\"((?:[^\"\\\\]|\\\\.)*)\": (.*)");
    private static final Pattern CHATTER = Pattern.compile(
            "\\S*tar: (?:Removing leading .* from .*|Exiting with failure status due to previous errors|.* not available)");
    private static final Pattern SEPARATELY_ESCAPED = Pattern.compile("[0-7]{3}");
    private static final String CONTROLS = "abtnvfr";

    private TarMessage() {}

    static Optional<FileProblem> problem(String line) {
        var match = ABOUT_A_FILE.matcher(line);
        if (match.matches()) {
            return Optional.of(new FileProblem(kind(match.group(2)), name(match.group(1)), match.group(2)));
        }
        return line.isBlank() || CHATTER.matcher(line).matches()
                ? Optional.empty()
                : Optional.of(new FileProblem(FileProblem.Kind.OTHER, "", line));
    }

    private static FileProblem.Kind kind(String said) {
        if (said.startsWith("file changed as we read it")) {
            return FileProblem.Kind.CHANGED;
        }
        if (said.startsWith("File shrank by ")) {
            return FileProblem.Kind.SHRANK;
        }
        if (said.startsWith("File removed before we read it") || said.endsWith(": No such file or directory")) {
            return FileProblem.Kind.VANISHED;
        }
        if (said.startsWith("socket ignored")) {
            return FileProblem.Kind.SOCKET;
        }
        return said.startsWith("Cannot ") || said.startsWith("Read error ")
                ? FileProblem.Kind.UNREADABLE
                : FileProblem.Kind.OTHER;
    }

    private static String name(String quoted) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < quoted.length(); ) {
            at += unescape(quoted, at, bytes);
        }
        return FileName.of(bytes.toByteArray()).text();
    }

    private static int unescape(String quoted, int at, ByteArrayOutputStream bytes) {
        var first = quoted.charAt(at);
        if (first != '\\') {
            bytes.writeBytes(String.valueOf(first).getBytes(StandardCharsets.UTF_8));
            return 1;
        }
        var digits = quoted.substring(at + 1, Math.min(at + 4, quoted.length()));
        if (SEPARATELY_ESCAPED.matcher(digits).matches()) {
            bytes.write(Integer.parseInt(digits, 8));
            return 4;
        }
        var control = CONTROLS.indexOf(quoted.charAt(at + 1));
        bytes.write(control >= 0 ? "\u0007\b\t\n\u000b\f\r".charAt(control) : quoted.charAt(at + 1));
        return 2;
    }
}
