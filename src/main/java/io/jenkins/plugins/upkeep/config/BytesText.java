package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts of data as people write them: {@code 64MB}, {@code 1.5 GB}; {@code KiB}, {@code MiB}, {@code GiB} count by 1024. */
public final class BytesText {
    static final String EXPECTATION = "a size such as 64MB, 2GB or 512MiB, less than 9.2EB";
    static final String PATTERN = "\\d{1,19}(?:\\.\\d{1,9})? ?(?:[kKMGTP]i?)?B";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?) ?([kKMGTP]?)(i?)B");
    private static final String PREFIXES = "KMGTP";
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private BytesText() {}

    /**
     * @param text a number with a unit
     * @return the amount; a part of a byte is left out
     * @throws IllegalArgumentException when it is none, or more than a long can count
     */
    public static Bytes parse(String text) {
        var part = WRITTEN.matcher(text);
        if (!part.matches() || (part.group(2).isEmpty() && !part.group(3).isEmpty())) {
            throw new IllegalArgumentException("must be " + EXPECTATION);
        }
        var power = part.group(2).isEmpty() ? 0 : PREFIXES.indexOf(part.group(2).toUpperCase(Locale.ROOT)) + 1;
        var unit = BigDecimal.valueOf(part.group(3).isEmpty() ? 1000 : 1024).pow(power);
        var count = new BigDecimal(part.group(1)).multiply(unit).setScale(0, RoundingMode.DOWN);
        if (count.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("must be " + EXPECTATION);
        }
        return new Bytes(count.longValueExact());
    }
}
