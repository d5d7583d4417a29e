package io.jenkins.plugins.upkeep.review.trend;

import java.util.stream.DoubleStream;

/** In which terms a value changes evenly. */
public enum Scale {
    /** By the same amount each day. */
    LINEAR,
    /** By the same share each day. */
    LOGARITHMIC;

    /** Four weeks: in less time interest upon interest cannot be told from a straight line. */
    private static final int LEAST = 28;

    private static final double DOUBLED = 2;

    /** The logarithm of how much likelier the values are with one than with the other, were their scatter that of Laplace: 1 to 400. */
    private static final double EVIDENCE = 6;

    /**
     * Growth by a share is believed only of positive values that about double or halve, when a curve of that kind leaves clearly less over
     * than a straight line: its forecasts run away faster, so doubt speaks for the line.
     */
    static Scale of(Days days) {
        var sorted = Numbers.sorted(days.values());
        if (days.size() < LEAST
                || sorted[0] <= 0
                || Numbers.quantile(sorted, 0.95) < DOUBLED * Numbers.quantile(sorted, 0.05)) {
            return LINEAR;
        }
        var curve = Line.through(LOGARITHMIC.to(days));
        var line = Line.through(days);
        var ofCurve = days.with(i -> days.value(i) - Math.exp(curve.at(days.when(i))));
        var better = distance(line.residuals(days)) / distance(ofCurve);
        return days.size() * Math.log(better) > EVIDENCE ? LOGARITHMIC : LINEAR;
    }

    private static double distance(Days residuals) {
        return DoubleStream.of(residuals.values()).map(Math::abs).sum();
    }

    Days to(Days days) {
        return days.with(i -> to(days.value(i)));
    }

    double to(double value) {
        return this == LINEAR ? value : Math.log(value);
    }

    double from(double value) {
        return this == LINEAR ? value : Math.exp(value);
    }
}
