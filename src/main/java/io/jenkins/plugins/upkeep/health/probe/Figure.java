package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.util.Locale;

/** Writes numbers for people. */
public final class Figure {
    private Figure() {}

    /**
     * @param value a number
     * @param unit what it counts
     * @return the number with its unit, as short as a person wants it: {@code 12 ms}, {@code 91.5 %}, {@code 1,200}
     */
    public static String text(double value, Unit unit) {
        return switch (unit) {
            case COUNT -> count(value);
            case BYTES -> bytes(value);
            case SECONDS -> value < 0 ? "-" + time(-value) : time(value);
            case RATIO -> format("%.1f %%", value * 100).replace(".0 %", " %");
            case BYTES_PER_SECOND -> bytes(value) + "/s";
        };
    }

    private static String count(double value) {
        return value == Math.rint(value) ? format("%,.0f", value) : format("%,.2f", value);
    }

    private static String bytes(double value) {
        return new Bytes(Math.max(0, Math.round(value))).toString();
    }

    private static String time(double seconds) {
        if (seconds < 1) {
            return format(seconds < 0.01 && seconds > 0 ? "%.1f ms" : "%.0f ms", seconds * 1e3);
        }
        if (seconds < 120) {
            return format("%.1f s", seconds).replace(".0 s", " s");
        }
        if (seconds < 2 * 3600) {
            return format("%.0f min", seconds / 60);
        }
        return seconds < 2 * 86_400 ? format("%.0f h", seconds / 3600) : format("%.0f d", Math.floor(seconds / 86_400));
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
