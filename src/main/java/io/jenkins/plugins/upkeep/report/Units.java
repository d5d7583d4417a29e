package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * Writes numbers with their units for people, the same everywhere: with three digits that count, decimal units, a point
 * before the fraction and a comma between thousands. Whole counts are exact.
 */
public final class Units {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final int MOST_DIGITS = 8;
    /** Below this a part of a whole is as good as none, and its digits say nothing to people. */
    private static final double LEAST_RATIO = 1e-5;

    /** No clock of ours tells less. */
    private static final double LEAST_SECONDS = 1e-5;

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_EXACT_WHOLE = 1e15;

    private Units() {}

    /**
     * @param value a number
     * @param unit what it counts
     * @return {@code 12,345}, {@code 12.3 MB}, {@code 250 ms}, {@code 2 min 5 s}, {@code 98.5 %}, {@code 130 MB/s}
     */
    public static String format(double value, Unit unit) {
        if (!Double.isFinite(value)) {
            return "not a number";
        }
        if (value < 0) {
            var shown = format(-value, unit);
            return shown.startsWith("below ") ? shown.replace("below ", "above -") : "-" + shown;
        }
        return switch (unit) {
            case COUNT -> count(value);
            case BYTES -> bytes(value);
            case BYTES_PER_SECOND -> bytes(value) + "/s";
            case SECONDS -> seconds(value);
            case RATIO -> percent(value);
        };
    }

    /**
     * @param duration a time
     * @return {@code 250 ms}, {@code 1.23 s}, {@code 2 min 5 s}, {@code 3 h 12 min}, {@code 4 d 3 h}
     */
    public static String format(Duration duration) {
        return format(duration.getSeconds() + duration.getNano() / 1e9, Unit.SECONDS);
    }

    /**
     * @param perSecond how much in a second
     * @param unit what is counted
     * @return {@code 130 MB/s}, {@code 12,345/s}
     */
    public static String rate(double perSecond, Unit unit) {
        return format(perSecond >= 10 && unit == Unit.COUNT ? Math.rint(perSecond) : perSecond, unit) + "/s";
    }

    private static String count(double value) {
        if (value == Math.rint(value) && value < LARGEST_EXACT_WHOLE) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return digits(value);
    }

    private static String bytes(double value) {
        return new Bytes(Math.round(value)).toString();
    }

    private static String percent(double value) {
        if (value > 0 && value < LEAST_RATIO) {
            return "below 0.001 %";
        }
        var digits = 3;
        var shown = rounded(value * 100, digits);
        while (value < 1 && shown.compareTo(BigDecimal.valueOf(100)) >= 0 && digits < MOST_DIGITS) {
            digits++;
            shown = rounded(value * 100, digits);
        }
        return plain(shown) + " %";
    }

    private static String seconds(double value) {
        if (value > 0 && value < LEAST_SECONDS) {
            return "below 0.01 ms";
        }
        if (value > 0 && value < 0.9995) {
            return digits(value * 1e3) + " ms";
        }
        if (value < 59.95) {
            return digits(value) + " s";
        }
        var whole = Math.round(value);
        if (whole < 3_600) {
            return pair(whole, 60, "min", "s");
        }
        var minutes = Math.round(value / 60);
        if (minutes < 1_440) {
            return pair(minutes, 60, "h", "min");
        }
        return pair(Math.round(value / 3_600), 24, "d", "h");
    }

    private static String pair(long amount, long each, String large, String small) {
        var remainder = amount % each;
        var head = String.format(Locale.ROOT, "%,d %s", amount / each, large);
        return remainder == 0 ? head : head + " " + remainder + " " + small;
    }

    private static String digits(double value) {
        return plain(rounded(value, 3));
    }

    private static BigDecimal rounded(double value, int digits) {
        var context = digits == 3 ? THREE_DIGITS : new MathContext(digits, RoundingMode.HALF_UP);
        return new BigDecimal(value).round(context);
    }

    private static String plain(BigDecimal value) {
        var size = value.abs().doubleValue();
        return size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_EXACT_WHOLE)
                ? String.format(Locale.ROOT, "%.2e", value)
                : value.stripTrailingZeros().toPlainString();
    }
}
