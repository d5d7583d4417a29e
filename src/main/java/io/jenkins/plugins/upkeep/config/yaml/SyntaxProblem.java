package io.jenkins.plugins.upkeep.config.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Brings a parser's exception into one line, without the piece of the document that parsers like to show. */
final class SyntaxProblem {
    private static final String ADVICE = "; correct the YAML here or on the line before";

    private SyntaxProblem() {}

    /**
     * @param failure what the parser threw
     * @param reached how far it had come, for exceptions that do not say where
     */
    static Problem of(IOException failure, JsonLocation reached) {
        return new Problem(mark(failure, reached), KeyPath.ROOT, "not valid YAML: " + reason(failure) + ADVICE);
    }

    private static Mark mark(IOException failure, JsonLocation reached) {
        if (failure.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            var mark = marked.getProblemMark();
            return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
        }
        if (failure instanceof JacksonException parsing && parsing.getLocation() != null) {
            return mark(parsing.getLocation());
        }
        return mark(reached);
    }

    static Mark mark(JsonLocation location) {
        return new Mark(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String reason(IOException failure) {
        if (failure.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
            return OneLine.of(marked.getProblem()).replaceFirst("\\. \\(Do not use .*", "");
        }
        var message = failure instanceof JacksonException parsing ? parsing.getOriginalMessage() : failure.getMessage();
        return OneLine.of(message).replaceFirst(", got this instead.*", "");
    }
}
