package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.traffic.count.Hour;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import io.jenkins.plugins.upkeep.traffic.count.RouteCount;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What to do when requests take too long on average. Failing requests come first, since they often wait for a time limit; then one
 * route that takes most of what is too much; then load: when busy hours are slower than quiet ones, more capacity helps.
 *
 * @param performance what was counted
 * @param limits the limits
 */
record Advice(Performance performance, Limits limits) {
    private static final double MUCH = 0.3;
    private static final double MOST = 0.5;
    private static final double RISES = 1.5;
    private static final int FEWEST_HOURS = 8;
    private static final int QUARTER = 4;

    String text() {
        return errors().or(this::route).or(this::load).orElseGet(this::even);
    }

    private Optional<String> errors() {
        var totals = performance.totals();
        var share = totals.errorSeconds() / performance.latencies().total();
        if (share < MUCH || performance.errorRate() > MOST) {
            return Optional.empty();
        }
        return Optional.of("mend the errors first: " + Counted.of(totals.serverErrors(), "request")
                + " answered with 5xx took " + Say.ratio(share) + " of all time");
    }

    /** A route that alone takes most of the time beyond the limit, and not all of the requests. */
    private Optional<String> route() {
        var excess =
                performance.routes().routes().stream().mapToDouble(this::excess).sum();
        return performance.routes().routes().stream()
                .max(Comparator.comparingDouble(this::excess))
                .filter(route -> excess(route) >= MOST * excess)
                .filter(route -> route.requests() <= MOST * performance.totals().requests())
                .map(this::slow);
    }

    private double excess(RouteCount route) {
        var latencies = route.latencies();
        return Math.max(0, latencies.total() - limits.average() * latencies.count());
    }

    private String slow(RouteCount route) {
        return "make " + route.name() + " quicker: it takes "
                + Say.seconds(route.latencies().average()) + " on average and "
                + Say.ratio(route.latencies().total() / performance.latencies().total()) + " of all time with "
                + Say.ratio((double) route.requests() / performance.totals().requests())
                + " of the requests; look at its queries, or keep its answers in a cache. " + rest(route);
    }

    private String rest(RouteCount route) {
        var all = performance.latencies();
        var others = (all.total() - route.latencies().total())
                / Math.max(1, all.count() - route.latencies().count());
        return "Without it the average is " + Say.seconds(others);
    }

    private Optional<String> load() {
        var hours = performance.hours().stream()
                .filter(hour -> hour.timed() > 0)
                .sorted(Comparator.comparingLong(Hour::requests))
                .toList();
        if (hours.size() < FEWEST_HOURS) {
            return Optional.empty();
        }
        var quarter = hours.size() / QUARTER;
        var quiet = average(hours.subList(0, quarter));
        var busy = average(hours.subList(hours.size() - quarter, hours.size()));
        return busy >= quiet * RISES && busy > limits.average()
                ? Optional.of(scale(hours, quiet, busy))
                : Optional.empty();
    }

    private static double average(List<Hour> hours) {
        return hours.stream().mapToDouble(Hour::seconds).sum()
                / hours.stream().mapToLong(Hour::timed).sum();
    }

    private String scale(List<Hour> hours, double quiet, double busy) {
        var most = hours.get(hours.size() - 1).requests();
        var words = "add capacity, such as workers or an instance: it rises with the load, from " + Say.seconds(quiet)
                + " in the quietest hours to " + Say.seconds(busy) + " in the busiest";
        var held = held(hours);
        return held.isEmpty() || held.getAsDouble() >= most
                ? words + ", with up to " + Say.count(most) + " requests in an hour"
                : words + "; the limit holds up to about " + Say.count(Math.round(held.getAsDouble()))
                        + " requests in an hour, the busiest had " + Say.count(most) + ", so about "
                        + String.format(Locale.ROOT, "%.1f", most / held.getAsDouble())
                        + " times the capacity";
    }

    /** The most requests of an hour, up to which hours stay within the limit on the whole. */
    private OptionalDouble held(List<Hour> hours) {
        double seconds = 0;
        long timed = 0;
        var held = OptionalDouble.empty();
        for (var hour : hours) {
            seconds = seconds * 0.5 + hour.seconds();
            timed = timed / 2 + hour.timed();
            if (seconds / timed <= limits.average()) {
                held = OptionalDouble.of((double) hour.requests());
            }
        }
        return held;
    }

    private String even() {
        var slowest = performance.routes().routes().stream()
                .max(Comparator.comparingDouble(this::excess))
                .map(route -> "; begin with " + route.name() + ", which takes the most of it at "
                        + Say.seconds(route.latencies().average()) + " on average")
                .orElse("");
        return "more capacity alone will not help: it is slow at any load, and in many routes; look at what they share, such as the"
                + " database and calls to other services" + slowest;
    }
}
