package io.jenkins.plugins.upkeep.drill.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a line of requests met, in their order. Safe for use by several threads. */
final class Trace {
    private final List<Sample> samples = new ArrayList<>();

    /**
     * A time without a good answer.
     *
     * @param begin when the last good answer came
     * @param end when the next one came; the last moment that was looked at when there was none
     * @param isOver whether there was a next one
     */
    record Gap(long begin, long end, boolean isOver) {
        long length() {
            return end - begin;
        }
    }

    synchronized void add(Sample sample) {
        samples.add(sample);
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    synchronized int size() {
        return samples.size();
    }

    /** The first request after a moment that was not answered well. */
    Optional<Sample> firstBad(long after) {
        return first(sample -> !sample.isGood() && sample.begin() >= after);
    }

    /** The first request made after a moment that was answered well. */
    Optional<Sample> firstGood(long after) {
        return first(sample -> sample.isGood() && sample.begin() >= after);
    }

    /** The last good answer that came before a moment. */
    synchronized Optional<Sample> lastGood(long before) {
        for (int at = samples.size() - 1; at >= 0; at--) {
            if (samples.get(at).isGood() && samples.get(at).end() <= before) {
                return Optional.of(samples.get(at));
            }
        }
        return Optional.empty();
    }

    private synchronized Optional<Sample> first(Predicate<Sample> wanted) {
        return samples.stream().filter(wanted).findFirst();
    }

    synchronized long bad(long after) {
        return samples.stream()
                .filter(sample -> !sample.isGood() && sample.end() >= after)
                .count();
    }

    /** What was wrong with the last bad answer that came before a moment. */
    synchronized Optional<String> lastProblem(long before) {
        return samples.stream()
                .filter(sample -> sample.end() <= before)
                .flatMap(sample -> sample.problem().stream())
                .reduce((first, second) -> second);
    }

    /** The longest time without a good answer that ended after a moment. */
    Gap longest(long after) {
        var all = samples();
        var gap = new Gap(after, after, true);
        if (all.isEmpty()) {
            return gap;
        }
        var last = all.get(0).begin();
        for (var sample : all) {
            if (sample.isGood()) {
                gap = longer(gap, new Gap(last, sample.end(), true), after);
                last = sample.end();
            }
        }
        var end = all.get(all.size() - 1).end();
        return end > last ? longer(gap, new Gap(last, end, false), after) : gap;
    }

    private static Gap longer(Gap one, Gap other, long after) {
        return other.end() >= after && other.length() > one.length() ? other : one;
    }

    /** The usual time from one good answer to the next: nothing shorter can be told. */
    long resolution() {
        var ends = samples().stream().filter(Sample::isGood).map(Sample::end).toList();
        var steps = new ArrayList<Long>();
        for (int at = 1; at < ends.size(); at++) {
            steps.add(ends.get(at) - ends.get(at - 1));
        }
        return steps.isEmpty() ? 0 : steps.stream().sorted().toList().get(steps.size() / 2);
    }
}
