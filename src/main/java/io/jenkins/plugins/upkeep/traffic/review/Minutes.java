package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.files.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The requests of each minute. For one thread. */
public final class Minutes {
    private static final int SECONDS = 60;
    private static final int IN_AN_HOUR = 60;

    private final long first;
    private final int[] requests;

    Minutes(Period period) {
        first = Math.floorDiv(period.start(), SECONDS);
        requests = new int[Math.toIntExact(Math.floorDiv(period.end(), SECONDS) - first + 1)];
    }

    void add(long second) {
        requests[(int) (second / SECONDS - first)]++;
    }

    /**
     * A minute.
     *
     * @param number minutes since 1970
     * @param requests its requests
     */
    record Minute(long number, long requests) {
        Instant start() {
            return Instant.ofEpochSecond(number * SECONDS);
        }
    }

    /** The requests of the middle minute, of those with any. */
    long median() {
        var sorted = IntStream.of(requests).filter(count -> count > 0).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** How many minutes had requests. */
    long busy() {
        return IntStream.of(requests).filter(count -> count > 0).count();
    }

    long total() {
        return IntStream.of(requests).asLongStream().sum();
    }

    /** Minutes with more than so many requests, the most first. */
    List<Minute> above(long bar) {
        var all = new ArrayList<Minute>();
        for (int at = 0; at < requests.length; at++) {
            if (requests[at] > bar) {
                all.add(new Minute(first + at, requests[at]));
            }
        }
        all.sort(Comparator.comparingLong(Minute::requests).reversed());
        return all;
    }

    /** The busiest minute of each hour. */
    List<Minute> busiestByHour() {
        return LongStream.iterate(0, at -> at < requests.length, at -> at + IN_AN_HOUR)
                .mapToObj(at -> busiest((int) at))
                .toList();
    }

    private Minute busiest(int from) {
        var end = Math.min(from + IN_AN_HOUR, requests.length);
        var most = IntStream.range(from, end).map(at -> requests[at]).max().orElse(0);
        return new Minute(first + from, most);
    }
}
