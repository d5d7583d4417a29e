package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One check's look under way. Its time limit runs from the moment it begins. */
final class AuditLook extends FutureTask<Outcome> {
    private final Check check;
    private final ScheduledExecutorService timer;

    AuditLook(Check check, Clock clock, ScheduledExecutorService timer) {
        super(() -> check.look(clock));
        this.check = check;
        this.timer = timer;
    }

    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        var alarm = timer.schedule(() -> cancel(true), check.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            super.run();
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    protected void done() {
        if (isCancelled()) {
            check.abandon();
        }
    }

    Seen await() throws InterruptedException {
        try {
            return new Seen(check.name(), get());
        } catch (CancellationException e) {
            return gap(
                    "gave no answer within " + Units.format(check.timeout()),
                    "look at it by hand: it hangs, or the machine is too busy to look");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private Seen failed(Throwable reason) {
        return reason instanceof UpkeepException
                ? gap("could not be looked at: " + reason.getMessage(), "mend what kept us from looking")
                : gap("could not be looked at: " + reason, "report this as a defect of Upkeep");
    }

    private Seen gap(String reason, String action) {
        return new Seen(check.name(), Outcome.of(new Gap(check.name(), reason, action)));
    }
}
