package io.jenkins.plugins.upkeep.redis.defrag;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Puts the settings of active defragmentation back, over a connection of its own: the other may be what failed. */
final class PutBack {
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisSite site;
    private final DefragNote note;

    PutBack(RedisSite site, DefragNote note) {
        this.site = site;
        this.note = note;
    }

    void run() {
        var problem = attempt();
        for (int i = 1; i < ATTEMPTS && !problem.isEmpty(); i++) {
            // It must be put back even when this thread was told to stop: that may not cut the pause into an exception.
            LockSupport.parkNanos(PAUSE.toNanos());
            problem = attempt();
        }
        if (!problem.isEmpty()) {
            site.report()
                    .add(Finding.critical(
                            "defragmentation",
                            "may still be switched on: " + problem,
                            "",
                            "run this again, which puts it back, or CONFIG SET activedefrag no"));
        }
    }

    private String attempt() {
        try (var session = site.open()) {
            note.before().apply(session);
            DefragNote.remove(session);
            return "";
        } catch (UpkeepException e) {
            return e.getMessage();
        }
    }
}
