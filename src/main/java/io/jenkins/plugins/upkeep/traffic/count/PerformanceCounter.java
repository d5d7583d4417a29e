package io.jenkins.plugins.upkeep.traffic.count;

import io.jenkins.plugins.upkeep.traffic.files.LineCounter;
import io.jenkins.plugins.upkeep.traffic.files.Period;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;
import java.util.List;

/**
 * Counts what api-performance reports. What the log has as the time of a connection that became a web socket is how long it was
 * open, which is no response time and counts as none. For one thread; several are brought together at the end.
 */
public final class PerformanceCounter implements LineCounter {
    private static final int ERROR = 500;
    private static final long NO_TIME = -1;

    private final Totals totals = new Totals();
    private final Hours hours;
    private final Routes routes;

    /**
     * @param period the time that counts
     */
    public PerformanceCounter(Period period) {
        hours = new Hours(period);
        routes = new Routes(Routes.MOST);
    }

    @Override
    public void count(LogLine line) {
        var status = line.status();
        var micros = status == Totals.SWITCHED ? NO_TIME : line.micros();
        totals.add(status, line.size(), micros);
        hours.add(line.second(), status >= ERROR, micros);
        var method = line.method();
        var target = line.target();
        var route = routes.of(line.buffer(), method.from(), method.to(), target.from(), target.to());
        route.add(status, line.size());
        if (micros >= 0) {
            route.latencies().add(micros);
        }
    }

    /**
     * Brings counters together.
     *
     * @param period the time that counted for all of them
     * @param counters the counters; not to be used any more
     */
    public static Performance merge(Period period, List<PerformanceCounter> counters) {
        var totals = new Totals();
        var hours = new Hours(period);
        counters.forEach(counter -> {
            totals.add(counter.totals);
            hours.add(counter.hours);
        });
        var routes =
                Routes.merge(counters.stream().map(counter -> counter.routes).toList());
        var all = new Latencies();
        routes.routes().forEach(route -> all.add(route.latencies()));
        all.add(routes.others().latencies());
        return new Performance(totals, all, hours.list(), routes);
    }
}
