package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Duration;

/** How often a task is looked at: at once while it prints, ever less often while it is silent. For one thread. */
final class Pace {
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration SILENT = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final double SLOWER = 1.3;

    private Duration delay = QUICK;

    Duration quick() {
        delay = QUICK;
        return delay;
    }

    Duration after(boolean printed) {
        return printed ? quick() : slower(SILENT);
    }

    Duration slow() {
        return slower(AWAY);
    }

    private Duration slower(Duration most) {
        var longer = Duration.ofMillis((long) (delay.toMillis() * SLOWER) + 1);
        delay = longer.compareTo(most) < 0 ? longer : most;
        return delay;
    }
}
