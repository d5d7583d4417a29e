package io.jenkins.plugins.upkeep.cli.task;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Takes a word when it is among those allowed.
 *
 * @param allowed the words; all words are when there is none
 */
record Choice(List<String> allowed) implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
        if (!allowed.isEmpty() && !allowed.contains(word)) {
            throw new TypeConversionException("'" + word + "' is not one of " + String.join(", ", allowed));
        }
        return word;
    }
}
