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
 * @param clock the wall clock
 */
record Wellness(List<Probe> probes, Duration timeout, Clock clock) {
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int STABLE = 3;

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

    /** Waits until several looks in a row find all well: what was wrong at the end; empty when all is well. */
    Optional<String> await() throws InterruptedException {
        var watch = Stopwatch.started();
        int good = 0;
        Optional<String> problem = Optional.empty();
        while (good < STABLE && watch.elapsed().compareTo(timeout) < 0) {
            problem = look();
            good = problem.isEmpty() ? good + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        return good >= STABLE ? Optional.empty() : problem.or(() -> Optional.of("it did not stay well"));
    }
}
