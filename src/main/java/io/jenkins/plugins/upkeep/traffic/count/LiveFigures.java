package io.jenkins.plugins.upkeep.traffic.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted until a moment.
 *
 * @param method the method; {@code others} for routes that are too many
 * @param endpoint the path with what differs from thing to thing named by its kind; {@code others} likewise
 * @param codes the count of requests by the class of their status: 2xx, 499
 * @param bounds upper bounds of response times in seconds, ascending, the last infinite
 * @param buckets how many requests are in each of them alone
 * @param seconds the sum of response times
 */
public record LiveFigures(
        String method,
        String endpoint,
        Map<String, Long> codes,
        List<Double> bounds,
        List<Long> buckets,
        double seconds) {
    public LiveFigures {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        bounds = List.copyOf(bounds);
        buckets = List.copyOf(buckets);
    }

    /**
     * @return the count of all its requests
     */
    public long requests() {
        return codes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * @return the count of those whose time is known
     */
    public long timed() {
        return buckets.stream().mapToLong(Long::longValue).sum();
    }
}
