package io.jenkins.plugins.upkeep.redis.memory;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.concurrent.TimeUnit;

/** A server looks at its own memory {@code hz} times a second, and tells what it saw last. */
public final class Samples {
    private static final long MOST_MILLIS = 1_000;
    private static final long MORE_MILLIS = 50;

    private Samples() {}

    /**
     * Waits until the server has looked again.
     *
     * @param session a session
     * @return what the server says about itself after that
     * @throws UpkeepException when it refuses or the connection is lost
     */
    public static RedisInfo next(RedisSession session) throws UpkeepException, InterruptedException {
        var hertz = Math.max(1, RedisInfo.of(session).number("hz").orElse(1));
        TimeUnit.MILLISECONDS.sleep(MOST_MILLIS / hertz + MORE_MILLIS);
        return RedisInfo.of(session);
    }
}
