package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.Probes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service answers as it should.
 *
 * @param probes what looks at it
 * @param timeout how long it may take to be well
 * @param stable how long it must be well without a break
 * @param clock the wall clock
 */
record Wellness(List<Probe> probes, Duration timeout, Duration stable, Clock clock) {
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    Wellness {
        probes = List.copyOf(probes);
    }

    /** Looks once: what is wrong; empty when all is well. */
    Optional<String> look() throws InterruptedException {
        var hurried = new ArrayList<Probe>();
        probes.forEach(probe -> hurried.add(probe.within(ONE_LOOK)));
        return new Probes(hurried, ONE_LOOK.plusSeconds(2))
                .look(clock, Progress.unseen()).stream()
                        .flatMap(result -> result.findings().stream())
                        .filter(Wellness::isBad)
                        .map(finding -> finding.subject() + " " + finding.seen())
                        .findFirst();
    }

    private static boolean isBad(Finding finding) {
        return finding.severity() == Severity.CRITICAL || finding.severity() == Severity.UNKNOWN;
    }

    /** Waits until the service has been well for long enough: what was wrong at the end; empty when all is well. */
    Optional<String> await() throws InterruptedException {
        var watch = Stopwatch.started();
        var wellSince = watch.elapsed();
        var problem = look();
        while (!isOver(problem, wellSince, watch.elapsed())) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            wellSince = problem.isPresent() ? watch.elapsed() : wellSince;
            problem = look();
        }
        return problem;
    }

    /** What was well in time may take longer to prove that it stays so. */
    private boolean isOver(Optional<String> problem, Duration wellSince, Duration now) {
        return problem.isPresent()
                ? now.compareTo(timeout) >= 0
                : now.minus(wellSince).compareTo(stable) >= 0;
    }
}
