package io.jenkins.plugins.upkeep.monitoring.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes series for the cases of rules. */
final class Series {
    private static final int DIGITS = 4;

    private Series() {}

    /** Labels in the given order, names and values in turn. */
    static Map<String, String> labels(String... pairs) {
        var labels = new LinkedHashMap<String, String>();
        for (int at = 0; at + 1 < pairs.length; at += 2) {
            labels.put(pairs[at], pairs[at + 1]);
        }
        return labels;
    }

    /** A moment that was so long ago when a rule that need not hold is looked at; all time begins at 0. */
    static String ago(Duration time) {
        return AlertRule.LEAD.toSeconds() - time.toSeconds() + "x*";
    }

    /** The same number for long. */
    static String always(double value) {
        return Promql.number(value) + "x*";
    }

    static Map<String, String> with(Map<String, String> series, String name, String values) {
        var all = new LinkedHashMap<>(series);
        all.put(name, values);
        return all;
    }

    /** A duration of a minute or more as Prometheus writes it for people. */
    static String humanized(Duration time) {
        var days = time.toDays() == 0 ? "" : time.toDays() + "d ";
        var hours = days.isEmpty() && time.toHours() == 0 ? "" : time.toHoursPart() + "h ";
        return days + hours + time.toMinutesPart() + "m " + time.toSecondsPart() + "s";
    }

    /** A number as Prometheus writes it for people: {@code 1.2k}. */
    static String humanized(double value) {
        var prefixes = List.of("", "k", "M", "G", "T", "P", "E", "Z", "Y");
        var rest = value;
        int at = 0;
        while (Math.abs(rest) >= 1000 && at < prefixes.size() - 1) {
            rest /= 1000;
            at++;
        }
        return general(rest) + prefixes.get(at);
    }

    /** Four digits at the most, and an exponent where there would be more before the point. */
    static String general(double value) {
        var rounded = new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        var exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < DIGITS || rounded.signum() == 0) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).toPlainString() + String.format(Locale.ROOT, "e+%02d", exponent);
    }
}
