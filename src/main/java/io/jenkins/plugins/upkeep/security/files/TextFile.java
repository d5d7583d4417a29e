package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads text files that an audit looks through: only regular ones, and of a size that settings have. */
public final class TextFile {
    private static final int MOST_BYTES = 4 << 20;

    private TextFile() {}

    /**
     * Reads a file. What is no UTF-8 in it is replaced by a sign.
     *
     * @param file the file; a link is followed
     * @return its lines
     * @throws IOException when it cannot be read, is no regular file or too large
     */
    public static List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }

    /** As {@link #lines}, in one piece. */
    public static String text(Path file) throws IOException {
        // A pipe would keep whoever opens it waiting.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("is no file but a folder or something special");
        }
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("is larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Puts into words why a file cannot be looked at.
     *
     * @param problem what Java threw
     * @return a few words without the file's name
     */
    public static String words(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "this user may not look at it";
        }
        var named = problem instanceof FileSystemException of
                ? Optional.ofNullable(of.getReason())
                : Optional.<String>empty();
        return OneLine.of(named.orElse(problem.getMessage()));
    }
}
