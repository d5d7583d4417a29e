package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import java.time.Duration;

/**
 * Leads TERM, INT and HUP to the work that they shall stop. The process ends when the work has undone what must not stay,
 * or after a grace time. Further signals wait behind the first: Java runs its shutdown once.
 */
public final class Signals {
    /** Names the grace time in seconds, for those who wait longer than the usual half a minute. */
    public static final String PROPERTY = "upkeep.stop.grace";

    private static final Duration GRACE = Duration.ofSeconds(Integer.getInteger(PROPERTY, 28));

    private Signals() {}

    static void lead(Surroundings world) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(world), "stop"));
    }

    private static void stop(Surroundings world) {
        if (!world.interruption().request()) {
            return;
        }
        if (!finishes(world)) {
            world.complain(
                    "interrupted: did not stop within " + GRACE.toSeconds()
                            + " s and was cut off; the next run cleans up what is left, and 'upkeep rollback undo' what a rollback left");
        }
        Runtime.getRuntime().halt(world.interruption().exitStatus());
    }

    private static boolean finishes(Surroundings world) {
        try {
            return world.interruption().awaitFinish(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
