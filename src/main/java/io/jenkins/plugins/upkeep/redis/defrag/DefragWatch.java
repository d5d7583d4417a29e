package io.jenkins.plugins.upkeep.redis.defrag;

import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.redis.memory.MemoryState;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.Optional;

/** Watches active defragmentation at work until there is a reason to end it. For one thread. */
final class DefragWatch {
    /** How often it looks. */
    static final Duration TICK = Duration.ofSeconds(1);

    /** One slow answer may be a fork or the network; three seconds in a row with one are a burden. */
    private static final int MOST_SLOW = 3;

    private static final int MOST_IDLE = 5;

    private final RedisSession session;
    private final RedisConfig.Defrag limits;
    private final double target;
    private final Stopwatch watch = Stopwatch.started();
    private DefragNote note;
    private Duration longest = Duration.ZERO;
    private int slow;
    private int idle;

    /**
     * @param target the fragmentation at which it is done
     */
    DefragWatch(RedisSession session, RedisConfig.Defrag limits, DefragNote note, double target) {
        this.session = session;
        this.limits = limits;
        this.note = note;
        this.target = target;
    }

    DefragFacts.End run(Progress.Stretch stretch) throws UpkeepException, InterruptedException {
        var end = Optional.<DefragFacts.End>empty();
        while (end.isEmpty()) {
            var took = LatencyGauge.longest(session, TICK);
            note = note.next();
            note.renew(session);
            stretch.advance(TICK.toSeconds());
            end = end(took, RedisInfo.of(session));
        }
        return end.get();
    }

    Duration longest() {
        return longest;
    }

    private Optional<DefragFacts.End> end(Duration took, RedisInfo info) {
        longest = took.compareTo(longest) > 0 ? took : longest;
        slow = took.compareTo(limits.maxLatency()) > 0 ? slow + 1 : 0;
        idle = isIdle(info) ? idle + 1 : 0;
        if (slow >= MOST_SLOW) {
            return Optional.of(DefragFacts.End.TOO_SLOW);
        }
        if (MemoryState.of(info).allocatorFragmentation().orElse(0) <= target) {
            return Optional.of(DefragFacts.End.FINISHED);
        }
        if (idle >= MOST_IDLE) {
            return Optional.of(DefragFacts.End.IDLE);
        }
        return watch.elapsed().compareTo(limits.maxTime()) > 0
                ? Optional.of(DefragFacts.End.OUT_OF_TIME)
                : Optional.empty();
    }

    /** While a child of the server writes to disk, it waits with it. */
    private static boolean isIdle(RedisInfo info) {
        return info.number("active_defrag_running").orElse(0) == 0
                && info.number("rdb_bgsave_in_progress").orElse(0) == 0
                && info.number("aof_rewrite_in_progress").orElse(0) == 0;
    }
}
