package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Holds response times against the endpoint's limit (200 ms where upkeep.yaml has none: the maintenance guide's figure).
 * The median is a warning above the limit and critical above twice the limit; a single slow answer, the worst, is never
 * more than a warning, and only above twice the limit.
 */
final class ResponseTime {
    private ResponseTime() {}

    static Reading median(Endpoint endpoint, List<Duration> times) {
        var limit = Limit.most(seconds(endpoint.maxTime()), 2 * seconds(endpoint.maxTime()));
        var measurement =
                Measurement.seconds("api_response_median", median(times)).on(endpoint.subject());
        var seen = "median " + Figure.text(seconds(median(times)), Unit.SECONDS) + " of " + times.size();
        return new Reading(
                endpoint.subject() + ", response time",
                seen,
                measurement,
                limit,
                "find what is slow: the service's log, the database's longest queries, the load of the host");
    }

    static Reading worst(Endpoint endpoint, List<Duration> times) {
        var worst = Collections.max(times);
        var limit = Limit.most(2 * seconds(endpoint.maxTime()));
        var measurement = Measurement.seconds("api_response_worst", worst).on(endpoint.subject());
        return new Reading(
                endpoint.subject() + ", worst response time",
                Figure.text(seconds(worst), Unit.SECONDS),
                measurement,
                limit,
                "look for pauses of the service (garbage collection, locks, a cold cache) if it comes again");
    }

    private static Duration median(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
