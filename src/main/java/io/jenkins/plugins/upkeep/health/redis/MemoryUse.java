package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How much of maxmemory is used, or of the machine's memory where maxmemory is 0. Above 90 % is a warning, as in
 * awesome-prometheus-alerts. A cache that may evict any key ({@code allkeys-*}) is full by design: that is no warning, by our own
 * judgement.
 */
final class MemoryUse {
    private static final String SUBJECT = "redis memory";
    private static final String MEASUREMENT = "redis_memory_used";
    private static final Limit LIMIT = Limit.most(0.90);

    private MemoryUse() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        var info = facts.info();
        var used = info.number("used_memory").orElse(0);
        var own = info.number("maxmemory").orElse(0);
        var most = own > 0 ? own : info.number("total_system_memory").orElse(0);
        result.add(Measurement.bytes("redis_memory", used));
        if (most == 0 || used == 0) {
            var reason = "the server does not tell how much memory it has";
            result.add(Finding.unknown(SUBJECT, "cannot be told: " + reason, "see INFO memory on the server"))
                    .add(Measurement.notMeasurable(MEASUREMENT, Unit.RATIO, reason));
            return;
        }
        var policy = info.text("maxmemory_policy");
        var evicting = own > 0 && policy.startsWith("allkeys-");
        var whole = own > 0 ? "maxmemory " + bytes(own) : "the machine's " + bytes(most) + " (maxmemory is 0)";
        var share = (double) used / most;
        var seen =
                Figure.text(share, Unit.RATIO) + " of " + whole + " used" + (evicting ? ", evicts by " + policy : "");
        var measurement = Measurement.of(MEASUREMENT, share, Unit.RATIO);
        result.add(new Reading(SUBJECT, seen, measurement, evicting ? Limit.none() : LIMIT, action(own)));
    }

    private static String action(long own) {
        return own > 0
                ? "raise maxmemory, or give keys an expiry: when it is full, the server refuses writes"
                : "set maxmemory below what the machine can give, or the kernel ends the server";
    }

    private static String bytes(long count) {
        return Figure.text((double) count, Unit.BYTES);
    }
}
