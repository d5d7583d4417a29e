package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.report.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How made-up series come about: a slope, scatter of standard deviation 1 of some kind, and what else happens to real ones. */
enum Scenario {
    NORMAL(0, "normal scatter"),
    FLAT(1, "no trend"),
    HEAVY(2, "heavy-tailed scatter (Student's t, 3 degrees of freedom)"),
    PERSISTENT_3(3, "persistence 0.3"),
    PERSISTENT_6(4, "persistence 0.6"),
    WEEKDAYS(5, "weekdays"),
    MISSING(6, "a fifth of the days missing, irregular times"),
    OUTLIERS(7, "5 % outliers of 5 to 10 standard deviations"),
    JUMP(8, "a jump of 6 standard deviations in the middle"),
    SMALL_JUMP(9, "a jump of 2 standard deviations in the middle"),
    PERSISTENT_8(10, "persistence 0.8"),
    PERSISTENT_9(11, "persistence 0.9"),
    WALK(12, "random walk"),
    WEEKLY(13, "one value a week");

    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    static final double SLOPE = 0.05;
    private static final int AHEAD = 91;
    private static final int[] OF_WEEKDAYS = {3, 2, 1, 0, 0, -2, -4};

    private final int seed;
    private final String description;

    Scenario(int seed, String description) {
        this.seed = seed;
        this.description = description;
    }

    String description() {
        return description;
    }

    int seed() {
        return seed;
    }

    double slope() {
        return this == FLAT ? 0 : SLOPE;
    }

    /** The values of some days and of what comes after them, without what is missing. */
    double[] values(int days, SplittableRandom random) {
        var noise = noise(days + AHEAD, random);
        return IntStream.range(0, noise.length)
                .mapToDouble(day -> slope() * day + noise[day] + extra(day, days, random))
                .toArray();
    }

    private double extra(int day, int days, SplittableRandom random) {
        return switch (this) {
            case WEEKDAYS -> OF_WEEKDAYS[day % 7];
            case OUTLIERS -> random.nextDouble() < 0.05 ? outlier(random) : 0;
            case JUMP -> day < days / 2 ? 0 : 6;
            case SMALL_JUMP -> day < days / 2 ? 0 : 2;
            default -> 0;
        };
    }

    private static double outlier(SplittableRandom random) {
        return (random.nextBoolean() ? 1 : -1) * (5 + 5 * random.nextDouble());
    }

    private double[] noise(int size, SplittableRandom random) {
        var share = switch (this) {
            case PERSISTENT_3 -> 0.3;
            case PERSISTENT_6 -> 0.6;
            case PERSISTENT_8 -> 0.8;
            case PERSISTENT_9 -> 0.9;
            case WALK -> 1.0;
            default -> 0.0;
        };
        return persistent(size, share, this == HEAVY, random);
    }

    /** A process that keeps a share from day to day; with a share of 1 a random walk. */
    static double[] persistent(int size, double share, boolean heavy, SplittableRandom random) {
        var fresh = share == 1 ? 1 : Math.sqrt(1 - share * share);
        var noise = new double[size];
        noise[0] = one(heavy, random);
        for (int i = 1; i < size; i++) {
            noise[i] = share * noise[i - 1] + fresh * one(heavy, random);
        }
        return noise;
    }

    private static double one(boolean heavy, SplittableRandom random) {
        var normal = normal(random);
        if (!heavy) {
            return normal;
        }
        var squares = IntStream.range(0, 3)
                .mapToDouble(i -> Math.pow(normal(random), 2))
                .sum();
        return normal / Math.sqrt(squares / 3);
    }

    /** By Box and Muller, the same on all machines and versions of Java. */
    private static double normal(SplittableRandom random) {
        var far = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return far * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** What is measured of the first days: all at noon, or some at any hour. */
    Series measured(double[] values, int days, SplittableRandom random) {
        var points = new ArrayList<History.Point>();
        for (int day = 0; day < days; day++) {
            var isMissing = (this == MISSING && random.nextDouble() < 0.2) || (this == WEEKLY && day % 7 != 0);
            var hours = this == MISSING ? random.nextInt(-11, 12) : 0;
            if (!isMissing) {
                points.add(new History.Point(noon(day).plus(Duration.ofHours(hours)), values[day]));
            }
        }
        return new Series(points);
    }

    static Instant noon(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /** Looks at all of the first days. */
    static OutlookRequest request(int days) {
        return OutlookRequest.usual(noon(days - 1).plus(Duration.ofHours(12))).over(Duration.ofDays(days + 1L));
    }

    /** A series of one value a day at noon. */
    static Series daily(double... values) {
        return NORMAL.measured(values, values.length, new SplittableRandom(0));
    }

    /** What a series of one value a day tells; fails when there are too few. */
    static Known known(double... values) {
        return (Known) Outlook.of(daily(values), request(values.length));
    }
}
