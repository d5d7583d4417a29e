package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.traffic.count.Hour;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import io.jenkins.plugins.upkeep.traffic.count.RouteCount;
import io.jenkins.plugins.upkeep.traffic.files.LineCounts;
import io.jenkins.plugins.upkeep.traffic.files.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was counted, for programs.
 *
 * @param lines what became of the lines
 * @param statuses the requests by the status of their answer
 * @param hours the requests by hour
 * @param routes the routes asked for most, at most 200
 * @param otherRequests requests of routes that were too many to be counted apart
 */
public record PerformanceSection(
        LineCounts lines,
        Map<Integer, Long> statuses,
        List<HourOfRequests> hours,
        List<Route> routes,
        long otherRequests)
        implements Section {
    private static final int MOST_ROUTES = 200;

    public PerformanceSection {
        statuses = Map.copyOf(statuses);
        hours = List.copyOf(hours);
        routes = List.copyOf(routes);
    }

    /**
     * An hour.
     *
     * @param start when it begins
     * @param requests its requests
     * @param errors those answered with 5xx
     * @param average how long they took on average, in seconds
     */
    public record HourOfRequests(Instant start, long requests, long errors, OptionalDouble average) {}

    /**
     * A route.
     *
     * @param name method and path
     * @param requests its requests
     * @param clientErrors those answered with 4xx, without 499
     * @param cancelled those answered with 499
     * @param serverErrors those answered with 5xx
     * @param bytes what was sent
     * @param average how long they took on average, in seconds
     * @param p50 the median
     * @param p95 what 95 percent did not exceed
     * @param p99 what 99 percent did not exceed
     */
    public record Route(
            String name,
            long requests,
            long clientErrors,
            long cancelled,
            long serverErrors,
            long bytes,
            OptionalDouble average,
            OptionalDouble p50,
            OptionalDouble p95,
            OptionalDouble p99) {
        static Route of(RouteCount route) {
            var latencies = route.latencies();
            return new Route(
                    route.name(),
                    route.requests(),
                    route.clientErrors(),
                    route.cancelledRequests(),
                    route.serverErrors(),
                    route.bytesSent(),
                    latencies.average(),
                    latencies.quantile(50),
                    latencies.quantile(95),
                    latencies.quantile(99));
        }
    }

    /** The section of what was counted. */
    public static PerformanceSection of(Performance performance, Reading reading) {
        var totals = performance.totals();
        var statuses = new TreeMap<Integer, Long>();
        totals.seen().forEach(status -> statuses.put(status, totals.status(status)));
        return new PerformanceSection(
                LineCounts.of(reading),
                statuses,
                performance.hours().stream().map(PerformanceSection::hour).toList(),
                performance.routes().routes().stream()
                        .limit(MOST_ROUTES)
                        .map(Route::of)
                        .toList(),
                performance.routes().others().requests());
    }

    private static HourOfRequests hour(Hour hour) {
        return new HourOfRequests(hour.start(), hour.requests(), hour.errors(), hour.average());
    }

    @Override
    public String key() {
        return "traffic";
    }
}
