package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.List;

/** A way to reach people, or to note what happened. Safe for use by several threads. */
interface Channel {
    /** Its name in reports. */
    String name();

    /** Whether it is for messages of this kind. */
    boolean wants(NotifyConfig.Occasion occasion);

    /** Whether people see at once what it takes. */
    default boolean reachesPeople() {
        return true;
    }

    /** What must not be seen in what it says. */
    List<Secret> secrets();

    /**
     * Hands a message over.
     *
     * @param message the message
     * @param limit how long it may take; an interruption ends it sooner where the system allows that
     * @throws UpkeepException when it was not taken; its message says what to do
     * @throws InterruptedException when this thread was told to stop; whether it was taken is not known then
     */
    void deliver(Message message, Duration limit) throws UpkeepException, InterruptedException;
}
