package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.system.Counted;

/**
 * How many keys the server has evicted since the last check. A cache does that by design, and a server that must not lose keys
 * is told so by its policy: worth knowing, and no more.
 */
final class Evictions {
    private static final String MEASUREMENT = "redis_evicted_keys";

    private Evictions() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        var growth = Growth.of(facts, "evicted_keys", MEASUREMENT);
        var policy = facts.info().text("maxmemory_policy");
        result.add(Measurement.count(MEASUREMENT, growth.total()))
                .add(Finding.info(
                        "redis evictions",
                        Counted.of(growth.count(), "key") + " " + growth.since() + ", policy " + policy));
    }
}
