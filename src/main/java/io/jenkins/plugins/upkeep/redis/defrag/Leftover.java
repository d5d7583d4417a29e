package io.jenkins.plugins.upkeep.redis.defrag;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Puts back what a run that was killed has left switched on. */
public final class Leftover {
    private static final String SUBJECT = "defragmentation";
    private static final Duration SILENCE = DefragWatch.TICK.multipliedBy(5);

    private Leftover() {}

    /**
     * @param site the server
     * @return whether somebody else is at work
     * @throws UpkeepException when the server refuses or the connection is lost
     */
    public static boolean settle(RedisSite site) throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            var note = DefragNote.read(session);
            if (note.isEmpty()) {
                return false;
            }
            var run = RedisInfo.of(session).text("run_id");
            if (note.get().run().equals(run) && isAlive(session, note.get())) {
                site.report()
                        .add(Finding.warning(
                                SUBJECT,
                                "another run of Upkeep is at it",
                                "",
                                "let one run maintain a server, one after the other"));
                return true;
            }
            clear(site, session, note.get(), run);
            return false;
        }
    }

    private static boolean isAlive(RedisSession session, DefragNote note) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        while (watch.elapsed().compareTo(SILENCE) < 0) {
            TimeUnit.MILLISECONDS.sleep(DefragWatch.TICK.toMillis());
            var now = DefragNote.read(session);
            if (now.isEmpty() || !now.get().equals(note)) {
                return now.isPresent();
            }
        }
        return false;
    }

    private static void clear(RedisSite site, RedisSession session, DefragNote note, String run)
            throws UpkeepException {
        if (site.planOnly()) {
            site.report()
                    .add(Finding.info(SUBJECT, "what a run that was cut off has left switched on would be put back"));
            return;
        }
        if (note.run().equals(run)) {
            note.before().apply(session);
            site.report()
                    .add(Finding.info(
                            SUBJECT, "a run that was cut off had left it switched on; its settings are put back"));
        }
        DefragNote.remove(session);
    }
}
