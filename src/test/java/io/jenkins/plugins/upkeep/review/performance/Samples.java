package io.jenkins.plugins.upkeep.review.performance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Samples of a quarter in the text format of OpenMetrics, with what is planted in them. */
final class Samples {
    static final Instant NOW = PastRuns.NOW;
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final Duration STEP = Duration.ofHours(1);
    private static final double SECONDS_A_DAY = 86_400;

    private final StringBuilder text = new StringBuilder();
    private final Random random = new Random(20_260_301);

    /**
     * A gauge over the last days.
     *
     * @param name its name
     * @param labels with their braces; empty for none
     * @param days how many days back it begins
     * @param value its value by the days after now, which are negative
     */
    Samples gauge(String name, String labels, int days, ToDoubleFunction<Double> value) {
        return metric(name, "gauge", labels, days, value);
    }

    /** Further series of the same gauge, right behind it. */
    Samples also(String name, String labels, int days, ToDoubleFunction<Double> value) {
        for (var at = NOW.minus(Duration.ofDays(days)); !at.isAfter(NOW); at = at.plus(STEP)) {
            line(name + labels, value.applyAsDouble(ago(at)), at);
        }
        return this;
    }

    private Samples metric(String name, String type, String labels, int days, ToDoubleFunction<Double> value) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return also(name, labels, days, value);
    }

    /** A counter that grows by the rate, in a second. */
    Samples counter(String name, String labels, int days, ToDoubleFunction<Double> rate) {
        text.append("# TYPE ").append(name).append(" counter\n");
        var total = 0.0;
        for (var at = NOW.minus(Duration.ofDays(days)); !at.isAfter(NOW); at = at.plus(STEP)) {
            total += rate.applyAsDouble(ago(at)) * STEP.toSeconds();
            line(name + "_total" + labels, total, at);
        }
        return this;
    }

    private void line(String series, double value, Instant at) {
        text.append(series)
                .append(' ')
                .append(String.format(Locale.ROOT, "%.6f", value))
                .append(' ')
                .append(at.getEpochSecond())
                .append('\n');
    }

    private static double ago(Instant at) {
        return -Duration.between(at, NOW).toSeconds() / SECONDS_A_DAY;
    }

    /** Noise that is the same in each run. */
    double noise(double deviation) {
        return random.nextGaussian() * deviation;
    }

    String text() {
        return text + "# EOF\n";
    }
}
