package io.jenkins.plugins.upkeep.review.trend;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Daily values as numbers: when in days since some midnight, of which day, and what. */
final class Days {
    private static final double SECONDS_A_DAY = 86_400;

    private final double[] when;
    private final long[] day;
    private final double[] value;

    private Days(double[] when, long[] day, double[] value) {
        this.when = when;
        this.day = day;
        this.value = value;
    }

    static Days of(List<DailyValue> values) {
        return new Days(
                values.stream().mapToDouble(each -> when(each.at())).toArray(),
                values.stream().mapToLong(each -> each.day().toEpochDay()).toArray(),
                values.stream().mapToDouble(DailyValue::value).toArray());
    }

    /** A time in days since the epoch. */
    static double when(Instant time) {
        return time.getEpochSecond() / SECONDS_A_DAY + time.getNano() / 1e9 / SECONDS_A_DAY;
    }

    int size() {
        return value.length;
    }

    double when(int index) {
        return when[index];
    }

    long day(int index) {
        return day[index];
    }

    double value(int index) {
        return value[index];
    }

    double[] when() {
        return when.clone();
    }

    double[] values() {
        return value.clone();
    }

    /** Monday is 0; the first day of the epoch was a Thursday. */
    int weekday(int index) {
        return weekday(day[index]);
    }

    static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    /** The days from the first to the last, both counted. */
    long span() {
        return size() == 0 ? 0 : day[size() - 1] - day[0] + 1;
    }

    double middle() {
        return Arrays.stream(when).average().orElse(0);
    }

    /** The same days with other values, made from the indices. */
    Days with(IntToDoubleFunction values) {
        return new Days(
                when, day, IntStream.range(0, size()).mapToDouble(values).toArray());
    }

    /** The days from one index on, to another that is left out. */
    Days part(int from, int to) {
        return new Days(
                Arrays.copyOfRange(when, from, to),
                Arrays.copyOfRange(day, from, to),
                Arrays.copyOfRange(value, from, to));
    }
}
