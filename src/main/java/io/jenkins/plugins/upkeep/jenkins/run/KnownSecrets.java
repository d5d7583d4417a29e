package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The secrets of a task, looked up when they are first needed and again after a restart. Where they come from may be down for
 * a while: then the task goes on, and its log waits. For one thread.
 */
final class KnownSecrets {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TaskRequest request;
    private final Site site;
    private final Patience patience;
    private Optional<TaskSecrets> known = Optional.empty();
    private boolean lost;

    KnownSecrets(TaskRequest request, Site site, Clock clock) {
        this.request = request;
        this.site = site;
        this.patience = new Patience(clock);
    }

    /**
     * The secrets, for a task that begins.
     *
     * @throws AbortException when a credential is not there
     */
    TaskSecrets require() throws IOException, InterruptedException {
        if (known.isEmpty()) {
            known = Optional.of(TaskSecrets.of(request.credentials(), site.run()));
        }
        return known.get();
    }

    /** What hides them in the log; empty while they cannot be looked up. After ten minutes of that, all lines are hidden. */
    Optional<Masking> masking() throws IOException, InterruptedException {
        if (lost) {
            return Optional.of(Masking.ofEverything());
        }
        try {
            return Optional.of(require().masking());
        } catch (AbortException | RuntimeException e) {
            if (!patience.isAtEnd(LONGEST)) {
                return Optional.empty();
            }
            lost = true;
            site.listener()
                    .getLogger()
                    .println("upkeep: a credential of this task cannot be looked up any more;"
                            + " what the task prints is hidden");
            return Optional.of(Masking.ofEverything());
        }
    }
}
