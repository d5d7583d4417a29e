package io.jenkins.plugins.upkeep.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The earlier runs of a task.
 *
 * @param runs the runs, the oldest first
 */
public record History(List<EarlierRun> runs) {
    /** Whole weeks of runs once a few hours. */
    private static final int NEWEST = 40;

    /** A quarter and a little, which is what forecasts look at. */
    private static final int DAYS = 100;

    public History {
        runs = runs.stream().sorted(Comparator.comparing(EarlierRun::started)).toList();
    }

    /**
     * A number at the time of a run.
     *
     * @param at when the run began
     * @param value the number
     */
    public record Point(Instant at, double value) {}

    /** No earlier run is known. */
    public static History none() {
        return new History(List.of());
    }

    /**
     * Leaves out what is of another service, and what a wrong clock dates into the future.
     *
     * @param service the service
     * @param now the present
     * @return the runs of the service before now
     */
    public History of(String service, Instant now) {
        return new History(runs.stream()
                .filter(run -> run.service().equals(service) && run.started().isBefore(now))
                .toList());
    }

    /**
     * @return the newest run
     */
    public Optional<EarlierRun> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /**
     * @return what the newest run that remembered anything did, for the next one to compare with; empty when no run did
     */
    public Set<String> facts() {
        return remembering().map(EarlierRun::facts).map(Set::copyOf).orElse(Set.of());
    }

    /**
     * @return the newest run that remembered any facts
     */
    public Optional<EarlierRun> remembering() {
        return runs.stream().filter(run -> !run.facts().isEmpty()).reduce((older, newer) -> newer);
    }

    /**
     * @param name what was measured
     * @param subject the thing that it was measured on; empty for the whole
     * @return the numbers in the order of time; runs that did not measure it are left out
     */
    public List<Point> numbers(String name, String subject) {
        var points = new ArrayList<Point>();
        for (var run : runs) {
            OptionalDouble number = run.number(name, subject);
            number.ifPresent(value -> points.add(new Point(run.started(), value)));
        }
        return points;
    }

    /**
     * Adds a run, or puts it in the place of itself. Of its service the newest runs stay, and of older ones the first of each day;
     * those that a wrong clock dates after it count apart. Only the newest that has any keeps its facts. Runs of other services stay as they are.
     *
     * @param run the run
     * @return the longer history
     */
    public History with(EarlierRun run) {
        var all = new ArrayList<EarlierRun>();
        for (var other : runs) {
            var same = other.service().equals(run.service());
            if (!same || !other.started().equals(run.started())) {
                all.add(same && !run.facts().isEmpty() ? other.withoutFacts() : other);
            }
        }
        all.add(run);
        var oldest = run.started().minus(DAYS, ChronoUnit.DAYS);
        var kept = new ArrayList<EarlierRun>();
        new History(all)
                .runs().stream()
                        .collect(Collectors.groupingBy(other -> new Kind(
                                other.service(),
                                other.service().equals(run.service())
                                        && other.started().isAfter(run.started()))))
                        .forEach((kind, some) ->
                                kept.addAll(kind.service().equals(run.service()) ? thinned(some, oldest) : some));
        return new History(kept);
    }

    private record Kind(String service, boolean later) {}

    private static List<EarlierRun> thinned(List<EarlierRun> sorted, Instant oldest) {
        var newest = sorted.subList(Math.max(0, sorted.size() - NEWEST), sorted.size());
        var kept = new ArrayList<EarlierRun>();
        Set<LocalDate> days = new HashSet<>();
        for (var each : sorted.subList(0, sorted.size() - newest.size())) {
            if (each.started().isAfter(oldest) && days.add(LocalDate.ofInstant(each.started(), ZoneOffset.UTC))) {
                kept.add(each);
            }
        }
        kept.addAll(newest);
        return kept;
    }
}
