package io.jenkins.plugins.upkeep.dependencies.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version in a range, whose parts may be left open: {@code 1.2}, {@code 1.x}, {@code *}.
 *
 * @param prefix any {@code v}, {@code =} and spaces before it
 * @param numbers one to three numbers or {@code x}
 * @param prerelease what is behind the third number, with its {@code -}; else empty
 */
record NpmPartial(String prefix, List<String> numbers, String prerelease) {
    private static final int MOST_NUMBERS = 3;

    NpmPartial {
        numbers = List.copyOf(numbers);
    }

    static Optional<NpmPartial> of(String text) {
        var cursor = new Cursor(text);
        var prefix = cursor.run(NpmPartial::isPrefix);
        var numbers = new ArrayList<String>();
        do {
            numbers.add(number(cursor));
        } while (numbers.size() < MOST_NUMBERS && cursor.takeOneOf("."));
        var rest = text.substring(cursor.place());
        var partial = new NpmPartial(prefix, numbers, rest);
        return Optional.of(partial).filter(NpmPartial::isGood);
    }

    static boolean isPrefix(int character) {
        return character == 'v' || character == '=' || character == ' ';
    }

    private static String number(Cursor cursor) {
        return cursor.takeOneOf("xX*") ? "x" : cursor.digits();
    }

    private boolean isGood() {
        var hasNumbers = numbers.stream().allMatch(NpmPartial::isNumber);
        var hasGoodRest = prerelease.isEmpty()
                || (numbers.size() == MOST_NUMBERS
                        && prerelease.charAt(0) == '-'
                        && NpmVersion.of("0.0.0" + prerelease).isPresent());
        return hasNumbers && hasGoodRest;
    }

    private static boolean isNumber(String number) {
        return number.equals("x")
                || number.equals("0")
                || (Digits.areAll(number) && number.charAt(0) != '0' && number.length() <= NpmParser.LONGEST);
    }

    boolean isOpen(int part) {
        return part >= numbers.size() || numbers.get(part).equals("x");
    }

    boolean isComplete() {
        return !isOpen(0) && !isOpen(1) && !isOpen(2);
    }

    /** Whether a number stands behind an open part. */
    boolean isOutOfOrder() {
        return (isOpen(0) && !isOpen(1)) || (isOpen(1) && !isOpen(2));
    }

    boolean isZero(int part) {
        return !isOpen(part) && numbers.get(part).equals("0");
    }

    /** The oldest version that it stands for, with zeros from the first open part on. */
    String lowest() {
        if (isOpen(1)) {
            return numbers.get(0) + ".0.0";
        }
        var start = numbers.get(0) + "." + numbers.get(1) + ".";
        return isOpen(2) ? start + "0" : start + numbers.get(2) + prerelease;
    }

    /** The release that comes next when this number grows by one. */
    String next(int part) {
        var grown = new BigInteger(numbers.get(part)).add(BigInteger.ONE);
        return String.join(".", numbers.subList(0, part)) + (part > 0 ? "." : "") + grown + ".0".repeat(2 - part);
    }

    /** As {@link #next}, for the last number that is not open. */
    String next() {
        return next(isOpen(1) ? 0 : 1);
    }
}
