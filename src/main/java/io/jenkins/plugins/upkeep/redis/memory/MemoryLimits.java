package io.jenkins.plugins.upkeep.redis.memory;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds memory and connections against limits. */
final class MemoryLimits {
    /** A common alert rule of Prometheus for Redis. */
    private static final double FULL = 0.9;

    /** MEMORY DOCTOR's limits for fragmentation in all, and for the peak. */
    private static final double FRAGMENTATION = 1.4;

    private static final long LEAST_WASTE = 10L << 20;
    private static final double PEAK = 1.5;

    private MemoryLimits() {}

    static Stream<Finding> findings(MemoryState memory, RedisInfo info) {
        return Stream.of(limit(memory, info), system(memory), clients(info), fragmentation(memory), peak(memory))
                .flatMap(Optional::stream);
    }

    /** A cache that evicts is full by design. */
    private static Optional<Finding> limit(MemoryState memory, RedisInfo info) {
        var policy = info.text("maxmemory_policy");
        if (memory.limit() == 0 || memory.used() <= memory.limit() * FULL || !policy.equals("noeviction")) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "memory",
                bytes(memory.used()) + " of maxmemory " + bytes(memory.limit())
                        + " are used; when it is full, writes are refused",
                Units.format(FULL, Unit.RATIO),
                "raise maxmemory, give keys an expiry, or let a cache evict with a maxmemory-policy"));
    }

    private static Optional<Finding> system(MemoryState memory) {
        if (memory.system() == 0 || memory.resident() <= memory.system() * FULL) {
            return Optional.empty();
        }
        return Optional.of(Finding.critical(
                "memory",
                "the server holds " + bytes(memory.resident()) + " of the machine's " + bytes(memory.system()),
                Units.format(FULL, Unit.RATIO),
                "set maxmemory below what the machine can give, or the kernel ends the server"));
    }

    private static Optional<Finding> clients(RedisInfo info) {
        var now = info.number("connected_clients").orElse(0);
        var most = info.number("maxclients").orElse(0);
        if (most == 0 || now <= most * FULL) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "connections",
                now + " of maxclients " + most + " are open",
                Units.format(FULL, Unit.RATIO),
                "look for clients that do not close theirs with CLIENT LIST, or raise maxclients"));
    }

    private static Optional<Finding> fragmentation(MemoryState memory) {
        var ratio = memory.fragmentation().orElse(0);
        if (memory.isSmall() || ratio <= FRAGMENTATION || memory.fragmented() <= LEAST_WASTE) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "memory",
                "the server holds " + bytes(memory.fragmented()) + " more than it uses, "
                        + Units.format(ratio, Unit.COUNT) + " times as much",
                Units.format(FRAGMENTATION, Unit.COUNT) + " and " + bytes(LEAST_WASTE),
                "give redis.defrag where it is fragmented within the allocator; else restart the server, or fail over to a"
                        + " replica"));
    }

    private static Optional<Finding> peak(MemoryState memory) {
        return memory.isSmall() || memory.peak() <= memory.used() * PEAK
                ? Optional.empty()
                : Optional.of(Finding.info(
                        "memory",
                        "at its peak " + bytes(memory.peak()) + " were used, now " + bytes(memory.used())
                                + "; plan the machine for the peak"));
    }

    private static String bytes(long count) {
        return Units.format((double) count, Unit.BYTES);
    }
}
