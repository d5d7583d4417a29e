package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.TimedWork;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One probe's look under way. */
final class Look extends TimedWork<ProbeResult> {
    private final Probe probe;

    Look(Probe probe, Clock clock, ScheduledExecutorService timer) {
        super(() -> probe.look(clock), probe.timeout(), timer, probe::abandon);
        this.probe = probe;
    }

    ProbeResult await(Duration rest, Duration deadline) throws InterruptedException {
        try {
            return get(rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (CancellationException e) {
            return probe.late(probe.timeout());
        } catch (TimeoutException e) {
            cancel(true);
            return probe.late(deadline);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    /** What is named before is not named again. */
    private String said(Throwable reason) {
        var name = probe.subject() + ": ";
        var said = String.valueOf(reason.getMessage());
        return said.startsWith(name) ? said.substring(name.length()) : said;
    }

    private ProbeResult failed(Throwable reason) {
        return reason instanceof UpkeepException
                ? Probes.unknown(probe, "could not be looked at: " + said(reason), "mend what kept us from looking")
                : Probes.unknown(probe, "could not be looked at: " + reason, "report this as a defect of Upkeep");
    }
}
