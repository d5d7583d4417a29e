package io.jenkins.plugins.upkeep.traffic.count;

import java.util.List;

/**
 * What was counted of all requests of the period.
 *
 * @param totals counts of all requests
 * @param latencies how long they took
 * @param hours each hour of the period
 * @param routes by route
 */
public record Performance(Totals totals, Latencies latencies, List<Hour> hours, Routes.Summary routes) {
    public Performance {
        hours = List.copyOf(hours);
    }

    /** The part of the requests that were answered with 5xx. */
    public double errorRate() {
        return totals.requests() == 0 ? 0 : (double) totals.serverErrors() / totals.requests();
    }
}
