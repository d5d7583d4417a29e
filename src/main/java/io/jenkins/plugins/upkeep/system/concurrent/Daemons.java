package io.jenkins.plugins.upkeep.system.concurrent;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that do not keep the program alive. */
public final class Daemons {
    private Daemons() {}

    /**
     * @param name what the threads are called; a number follows
     * @return makes them
     */
    public static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
