package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.traffic.count.Hour;
import io.jenkins.plugins.upkeep.traffic.count.Latencies;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import io.jenkins.plugins.upkeep.traffic.count.RouteCount;
import io.jenkins.plugins.upkeep.traffic.count.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a page shows of the API's performance. */
public final class PerformanceViews {
    private static final int MOST_ROUTES = 20;
    private static final int FEWEST_REQUESTS = 10;
    private static final List<Double> BORDERS =
            List.of(0.0, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 3_600.0);

    private PerformanceViews() {}

    /** Tables and charts. */
    public static List<View> of(Performance performance) {
        var views = new ArrayList<View>();
        views.add(hours("Requests by hour", Unit.COUNT, performance, Hour::requests, "requests"));
        if (performance.latencies().count() > 0) {
            views.add(distribution(performance.latencies()));
            views.add(averages(performance));
            views.add(slowest(performance));
        }
        views.add(busiest(performance));
        views.add(statuses(performance.totals()));
        return views;
    }

    private static View hours(
            String title, Unit unit, Performance performance, ToDoubleFunction<Hour> value, String label) {
        return new View.Lines(
                title,
                unit,
                List.of(series(label, performance, value), series("answered with 5xx", performance, Hour::errors)));
    }

    private static View.Series series(String label, Performance performance, ToDoubleFunction<Hour> value) {
        var points = performance.hours().stream()
                .map(hour -> new View.Point(hour.start(), value.applyAsDouble(hour)))
                .toList();
        return new View.Series(label, points);
    }

    private static View averages(Performance performance) {
        var points = performance.hours().stream()
                .filter(hour -> hour.timed() > 0)
                .map(hour -> new View.Point(hour.start(), hour.average().orElseThrow()))
                .toList();
        return new View.Lines("Average time by hour", Unit.SECONDS, List.of(new View.Series("average", points)));
    }

    private static View distribution(Latencies latencies) {
        var bars = IntStream.range(0, BORDERS.size() - 1)
                .mapToObj(at -> bar(latencies, at))
                .toList();
        return new View.Bars("Requests by the time they took", Unit.COUNT, bars);
    }

    private static View.Bar bar(Latencies latencies, int at) {
        var from = BORDERS.get(at);
        var to = BORDERS.get(at + 1);
        var isLast = at == BORDERS.size() - 2;
        var label = isLast ? "longer than " + Say.seconds(from) : "up to " + Say.seconds(to);
        return new View.Bar(label, (double) latencies.between(at == 0 ? -1 : from, to));
    }

    private static View slowest(Performance performance) {
        var routes = performance.routes().routes().stream()
                .filter(route -> route.latencies().count() >= FEWEST_REQUESTS)
                .sorted(Comparator.comparingDouble(PerformanceViews::average).reversed());
        return routes("Slowest routes, of " + FEWEST_REQUESTS + " requests and more", routes, performance);
    }

    private static double average(RouteCount route) {
        return route.latencies().average().orElse(0);
    }

    private static View busiest(Performance performance) {
        var routes = performance.routes();
        var all = Stream.concat(
                routes.routes().stream().limit(MOST_ROUTES - 1),
                Stream.of(routes.others()).filter(others -> others.requests() > 0));
        return routes("Busiest of " + Say.count(routes.routes().size()) + " routes", all, performance);
    }

    private static View routes(String title, Stream<RouteCount> routes, Performance performance) {
        var columns = Stream.concat(
                        Stream.of(View.Column.text("Route")),
                        Stream.of(
                                        "Requests",
                                        "Part of all time",
                                        "Average",
                                        "50 %",
                                        "95 %",
                                        "99 %",
                                        "5xx",
                                        "4xx",
                                        "499",
                                        "Sent")
                                .map(View.Column::number))
                .toList();
        var rows =
                routes.limit(MOST_ROUTES).map(route -> row(route, performance)).toList();
        return new View.Table(title, columns, rows);
    }

    private static List<String> row(RouteCount route, Performance performance) {
        var latencies = route.latencies();
        var all = performance.latencies().total();
        return List.of(
                route.name(),
                Say.count(route.requests()),
                all > 0 ? Say.ratio(latencies.total() / all) : "-",
                Say.seconds(latencies.average()),
                Say.seconds(latencies.quantile(50)),
                Say.seconds(latencies.quantile(95)),
                Say.seconds(latencies.quantile(99)),
                Say.count(route.serverErrors()),
                Say.count(route.clientErrors()),
                Say.count(route.cancelledRequests()),
                Say.bytes(route.bytesSent()));
    }

    private static View statuses(Totals totals) {
        var columns =
                List.of(View.Column.text("Status"), View.Column.number("Requests"), View.Column.number("Part of all"));
        var rows = Stream.concat(
                        Stream.of(
                                status("2xx: answered", totals.between(200, 299), totals),
                                status("3xx: sent elsewhere", totals.between(300, 399), totals),
                                status("4xx without 499: refused", totals.clientErrors(), totals),
                                status("499: given up by the client", totals.status(Totals.CANCELLED), totals),
                                status("5xx: failed", totals.serverErrors(), totals)),
                        totals.seen()
                                .mapToObj(code -> status(String.format("%03d", code), totals.status(code), totals)))
                .toList();
        return new View.Table("Answers by status", columns, rows);
    }

    private static List<String> status(String label, long count, Totals totals) {
        return List.of(label, Say.count(count), Say.ratio((double) count / totals.requests()));
    }
}
