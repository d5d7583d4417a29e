package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a stretch of work is.
 *
 * @param name what is done, harmless to show
 * @param unit what is counted
 * @param done how much has been done
 * @param total how much there is to do; 0 when nobody knows
 * @param rate how much in a second
 * @param seconds the time since its start
 */
record Reading(String name, Unit unit, long done, long total, double rate, double seconds) {
    private static final double LONGEST_GUESS = Duration.ofDays(30).toSeconds();

    Reading {
        name = Visible.of(name);
    }

    /** The part that is done, in whole percent; 100 only when nothing is left. */
    OptionalInt percent() {
        return total <= 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(100, done * 100.0 / total));
    }

    /** The time left at this rate, when it can be told. */
    Optional<Duration> left() {
        var rest = (total - done) / rate;
        return total > done && rate > 0 && rest < LONGEST_GUESS
                ? Optional.of(Duration.ofSeconds((long) Math.ceil(rest)))
                : Optional.empty();
    }

    /** All but the name and the percent: {@code 1.20 GB of 2.90 GB, 130 MB/s, about 13 s left}. */
    String amounts() {
        var amount = Units.format((double) done, unit);
        return Stream.of(
                        Optional.of(total > 0 ? amount + " of " + Units.format((double) total, unit) : amount),
                        rateWords(),
                        left().map(time -> "about " + Units.format(time) + " left"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    Optional<String> rateWords() {
        return rate > 0 ? Optional.of(Units.rate(rate, unit)) : Optional.empty();
    }
}
