package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How much memory lies between the data: in the allocator's pages above 1.1 times, in all above 1.4 times what is used, and more
 * than 10 MiB, is a warning, as in MEMORY DOCTOR; so is the rule that less than 5 MiB of data say nothing.
 *
 * @param subject the thing
 * @param measurement the ratio's name
 * @param field the ratio in INFO
 * @param wasted the bytes in INFO
 * @param most the ratio above which there is a warning
 * @param action what helps
 */
record Fragmentation(String subject, String measurement, String field, String wasted, double most, String action)
        implements RedisQuestion {
    private static final long LEAST_USED = 5L << 20;
    private static final long LEAST_WASTE = 10L << 20;

    static RedisQuestion ofAllocator() {
        return new Fragmentation(
                "redis fragmentation of the allocator",
                "redis_allocator_fragmentation",
                "allocator_frag_ratio",
                "allocator_frag_bytes",
                1.1,
                "give redis.defrag and let redis-maintenance put the memory in order");
    }

    static RedisQuestion inAll() {
        return new Fragmentation(
                "redis fragmentation",
                "redis_fragmentation",
                "mem_fragmentation_ratio",
                "mem_fragmentation_bytes",
                1.4,
                "let redis-maintenance purge and defragment; else restart the server, or fail over to a replica");
    }

    @Override
    public void judge(RedisFacts facts, ProbeResultBuilder result) {
        var ratio = facts.info().ratio(field);
        var used = facts.info().number("used_memory").orElse(0);
        if (ratio.isEmpty() || used < LEAST_USED) {
            var reason = ratio.isEmpty() ? "the server does not tell it" : "there is too little data to tell";
            result.add(Finding.info(subject, "not measurable: " + reason))
                    .add(Measurement.notMeasurable(measurement, Unit.COUNT, reason));
            return;
        }
        var waste = Math.max(0, facts.info().number(wasted).orElse(0));
        var bad = ratio.getAsDouble() > most && waste > LEAST_WASTE;
        var seen = Figure.text(ratio.getAsDouble(), Unit.COUNT) + " times what is used, "
                + Figure.text((double) waste, Unit.BYTES) + " more";
        var limit = "at most " + Figure.text(most, Unit.COUNT) + " times, or "
                + Figure.text((double) LEAST_WASTE, Unit.BYTES);
        result.add(new Finding(bad ? Severity.WARNING : Severity.INFO, subject, seen, limit, bad ? action : ""))
                .add(Measurement.of(measurement, ratio.getAsDouble(), Unit.COUNT));
    }
}
