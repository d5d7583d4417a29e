package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Knows which tracks tell the same. Two are twins when their figures mean the same and they are of the same thing: of the same name, or
 * the whole where there is but one of the other figure.
 *
 * @param counts how many tracks there are of each figure, by its name, and of each of its things
 */
record Twins(Map<String, Integer> counts) {
    /** What others tell as well, and better: Prometheus looks more often, and a percentile says more than a mean. */
    private static final Map<String, Set<String>> BETTER = Map.ofEntries(
            Map.entry("api_average", Set.of("api_p95", "request_p95")),
            Map.entry("api_p95", Set.of("request_p95")),
            Map.entry("api_error_rate", Set.of("request_errors")),
            Map.entry("optimization_mean", Set.of("optimization_p95")),
            Map.entry("database_size", Set.of("pg_size")),
            Map.entry("database_connections_used", Set.of("pg_connections")),
            Map.entry("database_cache_hits", Set.of("pg_cache_hits")),
            Map.entry("database_dead_rows", Set.of("pg_dead_rows")),
            Map.entry("host_disk_used", Set.of("node_disk")),
            Map.entry("host_memory_available", Set.of("node_memory", "memory_usage")),
            Map.entry("memory_usage", Set.of("node_memory")),
            Map.entry("host_load_per_core", Set.of("node_load")),
            Map.entry("redis_memory", Set.of("redis_bytes")),
            Map.entry("redis_memory_used", Set.of("redis_share")),
            Map.entry("rto", Set.of("recovery_time")));

    static Twins of(List<Assessment> assessments) {
        var counts = new TreeMap<String, Integer>();
        for (var one : assessments) {
            counts.merge(name(one.track()), 1, Integer::sum);
            counts.merge(key(one.track()), 1, Integer::sum);
        }
        return new Twins(counts);
    }

    /**
     * @param better a track
     * @param other another one
     * @return whether the former tells what the latter does, and better
     */
    boolean tellsBetter(Track better, Track other) {
        return BETTER.getOrDefault(name(other), Set.of()).contains(name(better)) && isSame(better, other);
    }

    private boolean isSame(Track one, Track other) {
        return (thing(one).equals(thing(other)) && isAlone(key(one)) && isAlone(key(other)))
                || isWhole(one, other)
                || isWhole(other, one);
    }

    /** What has no name is the same as what has one only where nothing else is of its kind. */
    private boolean isWhole(Track named, Track other) {
        return thing(other).isEmpty() && isAlone(name(named));
    }

    /** The same folder of two hosts is two things. */
    private boolean isAlone(String key) {
        return counts.getOrDefault(key, 0) == 1;
    }

    private static String key(Track track) {
        return name(track) + " " + thing(track);
    }

    private static String name(Track track) {
        return track.figure().name();
    }

    /** {@code disk /} of the health check and {@code / on db:9100} of Prometheus are the same folder. */
    private static String thing(Track track) {
        return track.subject().replaceFirst("^disk ", "").replaceFirst(" on [^ ]+$", "");
    }
}
