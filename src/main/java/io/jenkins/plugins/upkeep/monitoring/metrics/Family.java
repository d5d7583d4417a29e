package io.jenkins.plugins.upkeep.monitoring.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * A metric with its present numbers. What could not be read has none.
 *
 * @param metric the metric
 * @param samples its numbers; those of a histogram are distributions
 */
public record Family(Metric metric, List<Sample> samples) {
    public Family {
        samples = List.copyOf(samples);
        for (var sample : samples) {
            if (sample.labels().size() != metric.labels().size()) {
                throw new IllegalArgumentException(metric.name() + " has the labels " + metric.labels());
            }
        }
    }

    /**
     * A number.
     *
     * @param labels the values of the metric's labels, in their order
     * @param value the number; of a histogram nothing
     * @param distribution what a histogram has instead; else {@code null}
     */
    public record Sample(List<String> labels, double value, Distribution distribution) {
        public Sample {
            labels = List.copyOf(labels);
        }

        /** A plain number. */
        public static Sample of(double value, String... labels) {
            return new Sample(List.of(labels), value, null);
        }

        /** A plain number. */
        public static Sample of(double value, List<String> labels) {
            return new Sample(labels, value, null);
        }

        /** A distribution. */
        public static Sample of(Distribution distribution, String... labels) {
            return new Sample(List.of(labels), Double.NaN, distribution);
        }
    }

    /** A metric with one number. */
    public static Family of(Metric metric, double value, String... labels) {
        return new Family(metric, List.of(Sample.of(value, labels)));
    }

    /** A metric with any count of numbers. */
    public static Family of(Metric metric, Stream<Sample> samples) {
        return new Family(metric, samples.toList());
    }
}
