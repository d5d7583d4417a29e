package io.jenkins.plugins.upkeep.notify.run;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people know of the trouble of one task with one service. Immutable.
 *
 * @param service the service
 * @param task the task
 * @param since when the first run began that saw the trouble; empty when nothing is wrong and everybody knows
 * @param well when the first run began that saw no trouble any more; empty while it lasts
 * @param status how grave it was when it was seen last
 * @param verdict what was said of it then
 * @param beginnings when it began lately, the oldest first
 * @param channels what was told through which channel, and is not known to be over there
 */
record Told(
        String service,
        String task,
        Optional<Instant> since,
        Optional<Instant> well,
        Status status,
        String verdict,
        List<Instant> beginnings,
        Map<String, Telling> channels) {
    /** As many beginnings within the time of a reminder are flapping. */
    static final int FLAPPING = 3;

    private static final int MOST_BEGINNINGS = 50;

    Told {
        beginnings = List.copyOf(beginnings);
        channels = Map.copyOf(channels);
    }

    /**
     * What one channel was told.
     *
     * @param at when it was told last
     * @param problems the things that it was told of since the trouble began, each as grave as it was at worst
     */
    record Telling(Instant at, Map<String, Severity> problems) {}

    static Told nothing(String service, String task) {
        return new Told(service, task, Optional.empty(), Optional.empty(), Status.OK, "", List.of(), Map.of());
    }

    /** Whether a file had all of it: one that somebody has changed may lack a part. */
    boolean isWhole() {
        return verdict != null
                && channels.values().stream().allMatch(telling -> telling.at() != null && telling.problems() != null);
    }

    /** Whether anything in it is of use for a later run. */
    boolean isWorthKeeping() {
        return since.isPresent() || !beginnings.isEmpty();
    }

    /**
     * After a run that saw trouble.
     *
     * @param began when the run began
     * @param now how grave it is
     * @param said the run's verdict
     * @param remind how long beginnings count
     */
    Told worsened(Instant began, Status now, String said, Duration remind) {
        var lasts = since.isPresent() && well.isEmpty();
        var recent = recent(began, remind);
        var begun = lasts
                ? recent
                : Stream.concat(recent.stream(), Stream.of(began)).toList();
        return new Told(
                service,
                task,
                lasts ? since : Optional.of(began),
                Optional.empty(),
                now,
                said,
                begun.subList(Math.max(0, begun.size() - MOST_BEGINNINGS), begun.size()),
                channels);
    }

    private List<Instant> recent(Instant now, Duration remind) {
        return beginnings.stream()
                .filter(each -> each.isAfter(now.minus(remind)) && !each.isAfter(now))
                .toList();
    }

    /** After a run that saw no trouble. */
    Told recovered(Instant began, Duration remind) {
        var since = this.since;
        return new Told(
                service,
                task,
                since,
                since.isEmpty() ? Optional.empty() : well.or(() -> Optional.of(began)),
                status,
                verdict,
                since.isEmpty() ? recent(began, remind) : beginnings,
                channels);
    }

    boolean isFlapping() {
        return beginnings.size() >= FLAPPING;
    }

    /** Whether a channel was told within the time of a reminder. Runs of once a day begin a little earlier at times. */
    boolean isFresh(Telling telling, Instant now, Duration remind) {
        var next = telling.at().plus(remind.minus(remind.dividedBy(10)));
        return !telling.at().isAfter(now) && now.isBefore(next);
    }

    /** Once a channel took a message on the trouble. */
    Told told(String channel, Instant at, Trouble trouble) {
        var more = new LinkedHashMap<>(channels);
        var before = Optional.ofNullable(channels.get(channel))
                .map(Telling::problems)
                .orElse(Map.of());
        more.put(channel, new Telling(at, trouble.addedTo(before)));
        return with(more, since);
    }

    /** Once these channels alone are still to be told that it is over. */
    Told toldResolved(List<String> missing) {
        var left = new LinkedHashMap<>(channels);
        left.keySet().retainAll(missing);
        return with(left, left.isEmpty() ? Optional.empty() : since);
    }

    private Told with(Map<String, Telling> others, Optional<Instant> from) {
        return new Told(
                service, task, from, from.isEmpty() ? Optional.empty() : well, status, verdict, beginnings, others);
    }
}
