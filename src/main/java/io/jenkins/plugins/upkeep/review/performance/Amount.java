package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.BytesText;
import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.regex.Pattern;

/** Amounts as people write them, by what they count. */
final class Amount {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,15})?");

    private Amount() {}

    /**
     * @param text {@code 200GB}, {@code 250ms}, {@code 85%}, {@code 4000}
     * @param unit what it counts
     * @return the amount
     * @throws IllegalArgumentException when it is none; the message says what it must be
     */
    static double parse(String text, Unit unit) {
        return switch (unit) {
            case BYTES -> BytesText.parse(text).count();
            case BYTES_PER_SECOND ->
                BytesText.parse(text.replaceFirst("/s$", "")).count();
            case SECONDS -> DurationText.parse(text).toMillis() / 1e3;
            case RATIO -> Ratio.parse(text).value();
            case COUNT -> number(text);
        };
    }

    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a number such as 4000 or 1.5");
        }
        return Double.parseDouble(text);
    }
}
