package io.jenkins.plugins.upkeep.redis.settings;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How Redis writes values of its settings. */
final class SettingValue {
    private static final Pattern MEMORY = Pattern.compile("(?<number>\\d{1,15})(?<unit>[a-z]{0,2})");
    private static final Map<String, Long> UNITS = Map.of(
            "",
            1L,
            "b",
            1L,
            "k",
            1_000L,
            "kb",
            1L << 10,
            "m",
            1_000_000L,
            "mb",
            1L << 20,
            "g",
            1_000_000_000L,
            "gb",
            1L << 30);
    private static final Pattern SECRET = Pattern.compile("pass|auth|secret|user", Pattern.CASE_INSENSITIVE);

    private SettingValue() {}

    /**
     * @param text an amount of memory as redis.conf has it: {@code 2gb} is 2 × 1024³ bytes, {@code 2g} is 2 × 1000³
     * @return the bytes; empty when it is none
     */
    static OptionalLong memory(String text) {
        var matcher = MEMORY.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !UNITS.containsKey(matcher.group("unit"))) {
            return OptionalLong.empty();
        }
        var number = Long.parseLong(matcher.group("number"));
        var unit = UNITS.get(matcher.group("unit"));
        return number > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(number * unit);
    }

    /** Whether two values mean the same. */
    static boolean same(String one, String other) {
        if (one.strip().replaceAll("\\s+", " ").equalsIgnoreCase(other.strip().replaceAll("\\s+", " "))) {
            return true;
        }
        var memory = memory(one);
        return memory.isPresent() && memory.equals(memory(other));
    }

    /** The value for people: hidden where it may be a secret. */
    static String shown(String name, String value) {
        return SECRET.matcher(name).find() ? "(hidden)" : value.isEmpty() ? "(empty)" : value;
    }
}
