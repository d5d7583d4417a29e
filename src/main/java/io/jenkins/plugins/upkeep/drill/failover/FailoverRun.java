package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stops the primary, watches, and starts it again. However it ends, the primary was started again: by this, by the guard when
 * this process is killed, or by the next run when both are.
 *
 * @param plan how
 * @param context where it runs
 * @param state remembers what was stopped
 */
record FailoverRun(FailoverPlan plan, TaskContext context, StateFolder state) {
    private static final Duration AROUND = Duration.ofSeconds(1);

    Course run() throws UpkeepException, InterruptedException {
        try (var lines = new Lines(plan)) {
            TimeUnit.MILLISECONDS.sleep(AROUND.toMillis());
            state.remember(
                    new StateFolder.Note(plan.primary().name(), context.clock().instant()));
            var guard = Guard.over(plan.start());
            var zero = context.clock().instant();
            Stop stop;
            Restart restart;
            var restarting = new Closing(guard);
            try (restarting) {
                context.log().info("stops the primary: " + plan.stop().line());
                stop = new Stopping(plan, lines).run(state.log("stop"));
                restart = restarting.start(false);
            }
            TimeUnit.MILLISECONDS.sleep(AROUND.toMillis());
            return new Course(stop, restart, lines.primary(), lines.secondary(), lines.client(), zero);
        }
    }

    /** Starts the primary at its end, if that was not done. */
    private final class Closing implements AutoCloseable {
        private final Guard guard;
        private boolean started;

        Closing(Guard guard) {
            this.guard = guard;
        }

        Restart start(boolean hurried) throws UpkeepException {
            started = true;
            context.log().info("starts the primary again: " + plan.start().line());
            var restarting = new Restarting(plan, state.log("start"), guard::release);
            var restart = (hurried ? restarting.hurry() : restarting).run();
            if (restart.isWell()) {
                state.forget();
                context.log().info("the primary is well again");
            } else {
                context.log().info("the primary is NOT well: " + restart.problem());
            }
            return restart;
        }

        @Override
        public void close() throws UpkeepException {
            if (!started) {
                start(true);
            }
        }
    }
}
