package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What a user asked of the demo.
 *
 * @param report the folder of the reports
 * @param keep where the service's files stay; empty when they are removed
 * @param scale how large the sample database is
 * @param quiet whether to print the verdict only
 * @param jenkins what a controller is made of; empty when none is wanted
 */
record DemoRequest(Path report, Optional<Path> keep, BigDecimal scale, boolean quiet, Optional<JenkinsParts> jenkins) {
    private static final BigDecimal SMALLEST = new BigDecimal("0.0001");
    private static final BigDecimal LARGEST = BigDecimal.TEN;

    static DemoRequest of(ParseResult given) throws ConfigException {
        return new DemoRequest(
                Path.of(given.matchedOptionValue("--report", "upkeep-report/demo"))
                        .toAbsolutePath()
                        .normalize(),
                Optional.ofNullable(given.<String>matchedOptionValue("--keep", null))
                        .map(Path::of),
                scale(given.matchedOptionValue("--scale", "0.04")),
                given.hasMatchedOption("--quiet"),
                jenkins(given));
    }

    private static Optional<JenkinsParts> jenkins(ParseResult given) throws ConfigException {
        var words = given.<String[]>matchedOptionValue("--jenkins", null);
        return words == null ? Optional.empty() : Optional.of(JenkinsParts.of(words[0], words[1]));
    }

    /** The size that a word stands for. */
    static BigDecimal scale(String word) throws ConfigException {
        try {
            var scale = new BigDecimal(word);
            if (scale.compareTo(SMALLEST) >= 0 && scale.compareTo(LARGEST) <= 0) {
                return scale;
            }
        } catch (NumberFormatException e) {
            throw unusable(word, e);
        }
        throw unusable(word, null);
    }

    private static ConfigException unusable(String word, NumberFormatException cause) {
        return new ConfigException(
                "--scale " + word + ": is not a number from " + SMALLEST + " to " + LARGEST + "; try 0.04", cause);
    }
}
