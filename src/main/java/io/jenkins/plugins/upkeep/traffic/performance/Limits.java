package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Duration;

/**
 * What requests may take and how many may fail. Twice the average and five times the errors are critical.
 *
 * @param average the longest average, in seconds
 * @param errorRate the largest part of failed requests
 */
public record Limits(double average, double errorRate) {
    private static final double CRITICAL_AVERAGE = 2;
    private static final double CRITICAL_ERRORS = 5;

    /** The limits as the configuration has them. */
    public static Limits of(Duration average, Ratio errorRate) {
        return new Limits(average.toNanos() / 1e9, errorRate.value());
    }

    boolean isCriticalAverage(double value) {
        return value > average * CRITICAL_AVERAGE;
    }

    boolean isCriticalErrorRate(double value) {
        return value > errorRate * CRITICAL_ERRORS;
    }

    String averageText() {
        return Units.format(average, Unit.SECONDS);
    }

    String errorRateText() {
        return Units.format(errorRate, Unit.RATIO);
    }
}
