package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an advisory says of its gravity.
 *
 * @param vectors CVSS vectors of any version
 * @param words words of the data's maker, such as {@code HIGH}
 */
public record Severities(List<String> vectors, List<String> words) {
    static final Severities NONE = new Severities(List.of(), List.of());

    public Severities {
        vectors = List.copyOf(vectors);
        words = List.copyOf(words);
    }

    Severities and(Severities other) {
        return new Severities(
                Stream.concat(vectors.stream(), other.vectors.stream()).toList(),
                Stream.concat(words.stream(), other.words.stream()).toList());
    }
}
