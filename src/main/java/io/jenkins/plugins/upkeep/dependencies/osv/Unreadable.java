package io.jenkins.plugins.upkeep.dependencies.osv;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words that help. */
final class Unreadable {
    private Unreadable() {}

    static String reason(Exception problem) {
        if (problem instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (problem instanceof AccessDeniedException) {
            return "no permission";
        }
        return problem instanceof JsonProcessingException json ? json.getOriginalMessage() : problem.getMessage();
    }
}
