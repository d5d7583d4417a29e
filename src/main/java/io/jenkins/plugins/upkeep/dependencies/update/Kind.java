package io.jenkins.plugins.upkeep.dependencies.update;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How far an update goes, the smallest first. */
public enum Kind {
    /** Mends what is there. */
    PATCH,
    /** Adds to what is there. */
    MINOR,
    /** May break what uses it. */
    MAJOR;

    private static final Pattern VERSION = Pattern.compile("v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*).*");
    private static final Pattern DOT = Pattern.compile("\\.");

    /**
     * Compares the numbers of two versions. Before 1.0 nothing is promised, so the second number counts as the first. What has no
     * numbers to compare may break everything.
     *
     * @param from a version
     * @param to a newer one
     * @return how far it is from the one to the other
     */
    public static Kind of(String from, String to) {
        var one = numbers(from);
        var other = numbers(to);
        if (one.isEmpty() || other.isEmpty() || !same(one, other, 0) || !same(one, other, 1)) {
            return MAJOR;
        }
        if (same(one, other, 2)) {
            return PATCH;
        }
        return at(one, 1).signum() == 0 ? MAJOR : MINOR;
    }

    /** The epoch, then the numbers of the release. */
    private static List<BigInteger> numbers(String version) {
        var parts = VERSION.matcher(version);
        var numbers = new ArrayList<BigInteger>();
        if (parts.matches()) {
            numbers.add(parts.group(1) == null ? BigInteger.ZERO : new BigInteger(parts.group(1)));
            DOT.splitAsStream(parts.group(2)).map(BigInteger::new).forEach(numbers::add);
        }
        return numbers;
    }

    private static boolean same(List<BigInteger> one, List<BigInteger> other, int at) {
        return at(one, at).equals(at(other, at));
    }

    private static BigInteger at(List<BigInteger> numbers, int at) {
        return at < numbers.size() ? numbers.get(at) : BigInteger.ZERO;
    }

    /**
     * @return its name for people: {@code minor}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
