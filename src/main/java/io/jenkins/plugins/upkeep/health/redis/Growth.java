package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * By how much a counter of the server has grown since the last check or, where that is not known, since the server started: its
 * counters begin anew with it.
 *
 * @param total what the counter says
 * @param count by how much it has grown
 * @param since since when, in words
 */
record Growth(long total, long count, String since) {
    static Growth of(RedisFacts facts, String field, String measurement) {
        var total = facts.info().number(field).orElse(0);
        var start = facts.now().minus(facts.uptime());
        return facts.last(measurement)
                .filter(last -> last.at().isAfter(start) && last.value() <= total)
                .map(last -> new Growth(total, total - Math.round(last.value()), "since the last check"))
                .orElseGet(() -> new Growth(total, total, "since the server started " + uptime(facts) + " ago"));
    }

    private static String uptime(RedisFacts facts) {
        return Figure.text((double) facts.uptime().toSeconds(), Unit.SECONDS);
    }
}
