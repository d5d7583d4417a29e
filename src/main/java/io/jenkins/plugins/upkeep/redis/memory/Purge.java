package io.jenkins.plugins.upkeep.redis.memory;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.redis.server.ServerFacts;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.task.Stopwatch;

/**
 * Has the allocator give back pages that hold nothing. Only jemalloc can; with another allocator the server answers OK and does
 * nothing (redis/src/zmalloc.c, {@code jemalloc_purge}).
 */
public final class Purge {
    private static final String SUBJECT = "memory purge";

    private Purge() {}

    /**
     * @param site the server
     * @param server which it is
     * @return whether it was done
     * @throws UpkeepException when the connection is lost
     */
    public static boolean run(RedisSite site, ServerFacts server) throws UpkeepException, InterruptedException {
        if (!server.hasJemalloc()) {
            site.report()
                    .add(Finding.info(
                            SUBJECT,
                            "left out: the server's allocator is " + server.allocator()
                                    + ", and only jemalloc gives memory back when asked"));
            return false;
        }
        site.announce("MEMORY PURGE", "the allocator is " + server.allocator());
        if (site.planOnly()) {
            site.report().add(Finding.info(SUBJECT, "MEMORY PURGE would be sent"));
            return false;
        }
        return site.unlessRefused(SUBJECT, () -> purge(site)).orElse(false);
    }

    private static boolean purge(RedisSite site) throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            var before = MemoryState.of(RedisInfo.of(session)).resident();
            var watch = Stopwatch.started();
            session.call("MEMORY", "PURGE");
            var took = watch.elapsed();
            var after = MemoryState.of(Samples.next(session)).resident();
            var report = site.report();
            report.add(Measurement.seconds("purge", took));
            report.add(Measurement.bytes("purged", Math.max(0, before - after)));
            report.add(Finding.info(
                    SUBJECT,
                    "resident memory was " + bytes(before) + " before and is " + bytes(after)
                            + " after; the server took " + Units.format(took)));
            return true;
        }
    }

    private static String bytes(long count) {
        return Units.format((double) count, Unit.BYTES);
    }
}
