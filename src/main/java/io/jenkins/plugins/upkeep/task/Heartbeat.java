package io.jenkins.plugins.upkeep.task;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Calls something again and again until it is closed, on a daemon thread that does not keep the program alive. */
final class Heartbeat implements AutoCloseable {
    private final Timer timer = new Timer("progress", true);

    Heartbeat(Duration pause, Runnable beat) {
        timer.schedule(task(beat), pause.toMillis(), pause.toMillis());
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private static TimerTask task(Runnable beat) {
        return new TimerTask() {
            @Override
            public void run() {
                beat.run();
            }
        };
    }
}
