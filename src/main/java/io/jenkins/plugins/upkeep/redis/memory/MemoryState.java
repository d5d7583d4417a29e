package io.jenkins.plugins.upkeep.redis.memory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import java.util.OptionalDouble;

/**
 * The memory of a server at one moment, in bytes.
 *
 * @param used what its data and buffers take
 * @param resident what the operating system counts
 * @param peak the most that was ever used
 * @param limit what it may use; 0 for no limit
 * @param system what the machine has
 * @param fragmentation resident by used; empty when the server does not tell
 * @param fragmented the bytes beyond
 * @param allocatorFragmentation what the allocator holds in its pages by what was asked of it; empty when the server does not tell
 * @param allocatorFragmented the bytes beyond, which putting memory in order can win back
 */
public record MemoryState(
        long used,
        long resident,
        long peak,
        long limit,
        long system,
        OptionalDouble fragmentation,
        long fragmented,
        OptionalDouble allocatorFragmentation,
        long allocatorFragmented) {
    /** Below that, ratios say nothing: MEMORY DOCTOR has the same limit. */
    private static final long LEAST_USED = 5L << 20;

    /**
     * @param info what the server says about itself
     */
    public static MemoryState of(RedisInfo info) {
        return new MemoryState(
                info.number("used_memory").orElse(0),
                info.number("used_memory_rss").orElse(0),
                info.number("used_memory_peak").orElse(0),
                info.number("maxmemory").orElse(0),
                info.number("total_system_memory").orElse(0),
                info.ratio("mem_fragmentation_ratio"),
                Math.max(0, info.number("mem_fragmentation_bytes").orElse(0)),
                info.ratio("allocator_frag_ratio"),
                Math.max(0, info.number("allocator_frag_bytes").orElse(0)));
    }

    /**
     * @return whether there is too little data for ratios to tell anything
     */
    @JsonIgnore
    public boolean isSmall() {
        return used < LEAST_USED;
    }
}
