package io.jenkins.plugins.upkeep.redis.defrag;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures how long the server lets a client wait: the longest answer to a few PINGs, spread over a stretch of time. */
final class LatencyGauge {
    private static final int PINGS = 10;

    private LatencyGauge() {}

    static Duration longest(RedisSession session, Duration stretch) throws UpkeepException, InterruptedException {
        var longest = Duration.ZERO;
        for (int i = 0; i < PINGS; i++) {
            var watch = Stopwatch.started();
            session.call("PING");
            var took = watch.elapsed();
            longest = took.compareTo(longest) > 0 ? took : longest;
            TimeUnit.MILLISECONDS.sleep(stretch.toMillis() / PINGS);
        }
        return longest;
    }
}
