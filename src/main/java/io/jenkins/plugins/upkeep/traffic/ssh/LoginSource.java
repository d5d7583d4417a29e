package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Instant;

/** Where the messages of sshd come from. */
@FunctionalInterface
public interface LoginSource {
    /** Takes messages. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param at when it was logged
         * @param text the message alone, without time and name of the program
         */
        void message(Instant at, String text);
    }

    /**
     * Reads all messages of sshd, the oldest first.
     *
     * @param since the time to begin at
     * @param sink takes them, on this thread
     * @throws UpkeepException when they cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    void read(Instant since, Sink sink) throws UpkeepException, InterruptedException;
}
