package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What a user asked of the demo of a quarter.
 *
 * @param report the folder of the reports
 * @param keep where the service's files stay; empty when they are removed
 * @param scale how large the sample database is at first
 * @param quiet whether to print the verdict only
 * @param quarter the days
 */
record QuarterRequest(Path report, Optional<Path> keep, BigDecimal scale, boolean quiet, Quarter quarter) {
    private static final String SMALL = "0.002";

    static QuarterRequest of(ParseResult given, Clock clock) throws ConfigException {
        if (given.hasMatchedOption("--jenkins")) {
            throw new ConfigException("--quarter: has no Jenkins; leave out one of --quarter and --jenkins");
        }
        return new QuarterRequest(
                Path.of(given.matchedOptionValue("--report", "upkeep-report/quarter"))
                        .toAbsolutePath()
                        .normalize(),
                Optional.ofNullable(given.<String>matchedOptionValue("--keep", null))
                        .map(Path::of),
                DemoRequest.scale(given.matchedOptionValue("--scale", SMALL)),
                given.hasMatchedOption("--quiet"),
                Quarter.untilNow(clock));
    }
}
