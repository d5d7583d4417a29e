package io.jenkins.plugins.upkeep.review.trend;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often ranges of 80 % hold the truth, in percent of simulated series.
 *
 * @param slope the true slope was within its interval
 * @param month the value 30 days ahead was within its range
 * @param quarter the value 90 days ahead was
 * @param high the forecast for 30 days ahead called its confidence high
 * @param low it called it low
 * @param broken a break was found
 */
record Coverage(double slope, double month, double quarter, double high, double low, double broken) {
    static Coverage of(Scenario scenario, int days, int series) {
        var counts = IntStream.range(0, series)
                .parallel()
                .mapToObj(number -> one(scenario, days, number))
                .reduce(new Coverage(0, 0, 0, 0, 0, 0), Coverage::plus);
        return counts.times(100.0 / series);
    }

    private static Coverage one(Scenario scenario, int days, int number) {
        var random = new SplittableRandom(scenario.seed() * 1_000_000_000L + days * 1_000_000L + number);
        var values = scenario.values(days, random);
        var known = (Known) Outlook.of(scenario.measured(values, days, random), Scenario.request(days));
        var month = known.at(Scenario.noon(days + 29));
        var quarter = known.at(Scenario.noon(days + 89));
        return new Coverage(
                count(holds(known.slope().perDay(), scenario.slope())),
                count(holds(month.range(), values[days + 29])),
                count(holds(quarter.range(), values[days + 89])),
                count(month.confidence() == Confidence.HIGH),
                count(month.confidence() == Confidence.LOW),
                count(!known.changes().isEmpty()));
    }

    private static boolean holds(Range range, double value) {
        return range.low() <= value && value <= range.high();
    }

    private static double count(boolean is) {
        return is ? 1 : 0;
    }

    private Coverage plus(Coverage other) {
        return new Coverage(
                slope + other.slope,
                month + other.month,
                quarter + other.quarter,
                high + other.high,
                low + other.low,
                broken + other.broken);
    }

    private Coverage times(double factor) {
        return new Coverage(
                slope * factor, month * factor, quarter * factor, high * factor, low * factor, broken * factor);
    }

    /** As a row of docs/forecasts.md. */
    String row(Scenario scenario, int days) {
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |", scenario.description(), days, slope, month, quarter);
    }
}
