package io.jenkins.plugins.upkeep.system.files;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system refuses something with a file, in its words for people: no class of Java, no name of a temporary file. */
public final class FileTrouble {
    private FileTrouble() {}

    /**
     * @param problem what the system threw
     * @return {@code permission denied}, {@code No space left on device}
     */
    public static String reason(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "something of this name is there already";
        }
        var words = problem instanceof FileSystemException refused ? refused.getReason() : problem.getMessage();
        return words == null ? problem.getClass().getSimpleName() : OneLine.of(words);
    }
}
