package io.jenkins.plugins.upkeep.monitoring.metrics;

import java.util.List;

/**
 * What a histogram tells of one thing.
 *
 * @param bounds the upper bounds of its buckets, ascending, the last infinite
 * @param counts how many values are in each bucket alone
 * @param sum the sum of all values
 */
public record Distribution(List<Double> bounds, List<Long> counts, double sum) {
    public Distribution {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (bounds.size() != counts.size()) {
            throw new IllegalArgumentException(bounds.size() + " bounds need as many counts, not " + counts.size());
        }
    }
}
