package io.jenkins.plugins.upkeep.config.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds characters that YAML does not allow; the parser names them without their place. */
final class Characters {
    private Characters() {}

    static Optional<Problem> firstForbidden(String text) {
        var index = 0;
        while (index < text.length()) {
            var character = text.codePointAt(index);
            if (!StreamReader.isPrintable(character)) {
                var what = "the character U+%04X is not allowed; remove it".formatted(character);
                return Optional.of(new Problem(mark(text.substring(0, index)), KeyPath.ROOT, what));
            }
            index += Character.charCount(character);
        }
        return Optional.empty();
    }

    private static Mark mark(String before) {
        var line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        return new Mark(line, before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1);
    }
}
