package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Measures the phases of a restore by the monotonic clock, in the order in which they happen. For one thread. */
public final class Phases {
    /** The phase in which the service starts on what was restored. */
    public static final String APPLICATION = "application ready";

    /**
     * The phase in which the key of an encrypted set is tried on every file. The files are decrypted as they are read, in the
     * phases that read them.
     */
    public static final String KEY = "decrypt: key fits";

    private static final Set<String> CHECKS = Set.of("assertions", "amcheck");

    private final List<Phase> done = new ArrayList<>();

    /**
     * A phase that has ended.
     *
     * @param name what was done: {@code load tables}
     * @param duration how long it took
     */
    public record Phase(String name, Duration duration) {}

    /**
     * What is done in a phase.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws UpkeepException when it cannot be done
         * @throws InterruptedException when the thread was told to stop
         */
        T run() throws UpkeepException, InterruptedException;
    }

    /** What is done in a phase and gives nothing. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @throws UpkeepException when it cannot be done
         * @throws InterruptedException when the thread was told to stop
         */
        void run() throws UpkeepException, InterruptedException;
    }

    /** Does a phase and measures it; one that fails is measured too. */
    public <T> T measure(String name, Work<T> work) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        try {
            return work.run();
        } finally {
            done.add(new Phase(name, watch.elapsed()));
        }
    }

    /** Does a phase and measures it; one that fails is measured too. */
    public void run(String name, Action action) throws UpkeepException, InterruptedException {
        measure(name, () -> {
            action.run();
            return null;
        });
    }

    /** Adds a phase that others measured. */
    public void add(String name, Duration duration) {
        done.add(new Phase(name, duration));
    }

    /**
     * @return the phases that have ended
     */
    public List<Phase> done() {
        return List.copyOf(done);
    }

    /**
     * @return the time of all phases that bring the service back
     */
    public Duration recovery() {
        return done.stream()
                .filter(phase -> isRecovery(phase.name()))
                .map(Phase::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Whether a phase is part of bringing the service back, and not of proving that it came back whole.
     *
     * @param name the phase's name
     */
    private static boolean isRecovery(String name) {
        return !name.startsWith("compare ") && !CHECKS.contains(name);
    }
}
