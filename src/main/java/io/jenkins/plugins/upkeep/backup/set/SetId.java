package io.jenkins.plugins.upkeep.backup.set;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a set: when it was begun, and four random digits. Sets are put in order by the time in their manifest, never
 * by this name.
 *
 * @param text {@code 20261123T031500Z-9f3a}
 */
public record SetId(String text) {
    private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    public SetId {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not the id of a set: " + text);
        }
    }

    /** A new name. */
    public static SetId begunAt(Instant started) {
        return new SetId(TIME.format(started) + "-" + HexFormat.of().toHexDigits((short) RANDOM.nextInt()));
    }

    /**
     * @return when the set was begun, by the clock of the machine that made it, in whole seconds
     */
    public Instant begun() {
        return TIME.parse(text.substring(0, text.indexOf('-')), Instant::from);
    }

    /** Whether a text is the name of a set. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
