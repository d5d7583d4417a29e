package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.TimedWork;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** One check's look under way. */
final class AuditLook extends TimedWork<Outcome> {
    private final Check check;

    AuditLook(Check check, Clock clock, ScheduledExecutorService timer) {
        super(() -> check.look(clock), check.timeout(), timer, check::abandon);
        this.check = check;
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
