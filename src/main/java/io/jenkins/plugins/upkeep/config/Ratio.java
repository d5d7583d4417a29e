package io.jenkins.plugins.upkeep.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A part of a whole. Written as {@code 1%} or {@code 0.01}.
 *
 * @param value 0 to 1
 */
public record Ratio(double value) {
    static final String EXPECTATION = "a part of a whole such as 0.01 or 1%";
    static final String PATTERN = "\\d{1,3}(?:\\.\\d{1,9})?%?";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    public Ratio {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("must be from 0 to 1");
        }
    }

    /**
     * @param text {@code 1%} or {@code 0.01}
     * @return the ratio
     * @throws IllegalArgumentException when it is none
     */
    public static Ratio parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("must be " + EXPECTATION);
        }
        return text.endsWith("%")
                ? new Ratio(new BigDecimal(text.substring(0, text.length() - 1))
                        .movePointLeft(2)
                        .doubleValue())
                : new Ratio(new BigDecimal(text).doubleValue());
    }

    /** The ratio in percent: {@code 1%}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(value).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
