package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.traffic.count.Hour;
import io.jenkins.plugins.upkeep.traffic.count.Latencies;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import io.jenkins.plugins.upkeep.traffic.count.RouteCount;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The numbers of a report on the API's performance, of all requests and of the routes that are asked for most. */
public final class PerformanceMeasurements {
    private static final int MOST_ROUTES = 20;

    private PerformanceMeasurements() {}

    /** The numbers. */
    public static List<Measurement> of(Performance performance, Limits limits) {
        var totals = performance.totals();
        var list = new ArrayList<Measurement>();
        list.add(Measurement.count("api_requests", totals.requests()));
        var average = time("api_average", performance.latencies().average());
        list.add(average.limit(limits.average()));
        list.addAll(quantiles(performance.latencies()));
        list.add(Measurement.of("api_error_rate", performance.errorRate(), Unit.RATIO)
                .limit(limits.errorRate()));
        list.add(Measurement.count("api_server_errors", totals.serverErrors()));
        list.add(Measurement.count("api_client_errors", totals.clientErrors()));
        list.add(Measurement.count("api_cancelled", totals.status(499)));
        list.add(Measurement.bytes("api_bytes", totals.bytesSent()));
        list.add(Measurement.count("api_busiest_hour", busiest(performance)));
        performance.routes().routes().stream().limit(MOST_ROUTES).forEach(route -> list.addAll(route(route)));
        return list;
    }

    private static long busiest(Performance performance) {
        return performance.hours().stream().mapToLong(Hour::requests).max().orElse(0);
    }

    private static List<Measurement> route(RouteCount route) {
        var list = new ArrayList<Measurement>();
        list.add(Measurement.count("api_requests", route.requests()));
        list.add(Measurement.of("api_error_rate", (double) route.serverErrors() / route.requests(), Unit.RATIO));
        if (route.latencies().count() > 0) {
            list.add(time("api_average", route.latencies().average()));
            list.addAll(quantiles(route.latencies()));
        }
        return list.stream().map(one -> one.on(route.name())).toList();
    }

    private static List<Measurement> quantiles(Latencies latencies) {
        return List.of(
                time("api_p50", latencies.quantile(50)),
                time("api_p95", latencies.quantile(95)),
                time("api_p99", latencies.quantile(99)));
    }

    private static Measurement time(String name, OptionalDouble seconds) {
        return seconds.isPresent()
                ? Measurement.of(name, seconds.getAsDouble(), Unit.SECONDS)
                : Measurement.notMeasurable(name, Unit.SECONDS, "the log does not say how long requests took");
    }
}
