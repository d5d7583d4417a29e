package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.Probes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service answers as it should.
 *
 * @param probes what looks at its endpoints
 * @param timeout how long it may take to be well
 * @param stable how many looks in a row must be good
 * @param open the endpoints that answer during maintenance as always
 * @param clock the wall clock
 */
record Health(List<Probe> probes, Duration timeout, int stable, Set<String> open, Clock clock) {
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Where only the process can be seen: one that dies of its configuration lives for a moment. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);

    Health {
        probes = List.copyOf(probes);
        open = Set.copyOf(open);
    }

    /** Whether there is anything to look at. */
    boolean isKnown() {
        return !probes.isEmpty();
    }

    /** The endpoints that answer well now. */
    Set<String> well() throws InterruptedException {
        var well = new TreeSet<String>();
        var results = look(probes);
        for (int at = 0; at < results.size(); at++) {
            if (problems(results.get(at)).isEmpty()) {
                well.add(probes.get(at).subject());
            }
        }
        return well;
    }

    /** What else must be well. */
    @FunctionalInterface
    interface Look {
        /** Looks: what is wrong. */
        List<Finding> look() throws InterruptedException;
    }

    /** Those of some endpoints that nobody can look at, since upkeep.yaml does not name them any more. */
    List<Finding> unknown(Set<String> wanted) {
        var missing = new TreeSet<>(wanted);
        probes.forEach(probe -> missing.remove(probe.subject()));
        return missing.stream()
                .map(name -> Finding.unknown(
                        name, "is not in api.endpoints any more, so it was not looked at", "look at it by hand"))
                .toList();
    }

    /** As {@link #await(Set, Look)}, of endpoints alone. */
    List<Finding> await(Set<String> wanted) throws InterruptedException {
        return await(wanted, List::of);
    }

    /**
     * Waits until all of some endpoints answer well.
     *
     * @param wanted which
     * @param more what else must be well
     * @return what was wrong at the end; nothing when all is well
     */
    List<Finding> await(Set<String> wanted, Look more) throws InterruptedException {
        var asked = probes.stream()
                .filter(probe -> wanted.contains(probe.subject()))
                .toList();
        var watch = Stopwatch.started();
        int good = 0;
        List<Finding> problems = List.of();
        while (good < stable && watch.elapsed().compareTo(timeout) < 0) {
            problems = problems(asked, more);
            good = problems.isEmpty() ? good + 1 : 0;
            if (good < stable) {
                TimeUnit.MILLISECONDS.sleep((asked.isEmpty() ? LONG_PAUSE : PAUSE).toMillis());
            }
        }
        return good >= stable ? List.of() : orUnsteady(problems);
    }

    private List<Finding> problems(List<Probe> asked, Look more) throws InterruptedException {
        var problems = look(asked).stream()
                .flatMap(result -> problems(result).stream())
                .toList();
        return problems.isEmpty() ? more.look() : problems;
    }

    /** Well at the last look, and not well for long enough. */
    private List<Finding> orUnsteady(List<Finding> problems) {
        return problems.isEmpty()
                ? List.of(Finding.critical(
                        "endpoints",
                        "did not stay well for " + stable + " looks in a row",
                        "",
                        "see the service's log for why it comes and goes"))
                : problems;
    }

    /** The endpoints that are seen only when maintenance is over. */
    Set<String> hidden() {
        var hidden = new TreeSet<String>();
        probes.stream().map(Probe::subject).filter(name -> !open.contains(name)).forEach(hidden::add);
        return hidden;
    }

    private List<ProbeResult> look(List<Probe> asked) throws InterruptedException {
        var hurried = new ArrayList<Probe>();
        asked.forEach(probe -> hurried.add(probe.within(ONE_LOOK)));
        return new Probes(hurried, ONE_LOOK.plusSeconds(2)).look(clock, Progress.unseen());
    }

    private static List<Finding> problems(ProbeResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL || finding.severity() == Severity.UNKNOWN)
                .toList();
    }
}
