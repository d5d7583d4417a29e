package io.jenkins.plugins.upkeep.review.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a product: numbers in their order, whatever stands between them. What follows the numbers (a build, the mark
 * of a release candidate) does not count. Sorted by age as far as the numbers tell it.
 *
 * @param text as the product writes it
 * @param numbers its numbers, the most important first, at least one
 */
public record Version(String text, List<Integer> numbers) implements Comparable<Version> {
    private static final String NUMBERS = "\\d{1,9}(?:\\.\\d{1,9}){0,5}(?:[u_]\\d{1,5})?";
    private static final Pattern WHOLE = Pattern.compile("[vV]?(" + NUMBERS + ")(?:[^0-9.].{0,100})?");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\w.])[vV]?(\\d{1,9}(?:\\.\\d{1,9}){1,5}(?:_\\d{1,5})?)(?![\\d.]*\\d)");
    private static final Pattern BARE = Pattern.compile(
            "(?:^|version[ \"=:]{1,3}|/)[vV]?(\\d{1,9})(?:(?![\\w.])|(?=alpha|beta|rc|devel))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OLD_JAVA = Pattern.compile("1\\.(\\d)\\.0(?:_(\\d{1,5}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public Version {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("version " + text + " has no number");
        }
    }

    /**
     * @param text a version alone: {@code 15.18}, {@code v20.20.2}, {@code 17.0.20.1+1}, {@code 8u502-b07}
     * @return the version; empty when the text is none
     */
    public static Optional<Version> parse(String text) {
        var matcher = WHOLE.matcher(text.strip());
        return matcher.matches() ? Optional.of(of(matcher.group(1))) : Optional.empty();
    }

    /**
     * @param answer what a program says when it is asked for its version
     * @return the first version with a dot in it, or else the number that stands where a version does; empty when there is none
     */
    public static Optional<Version> find(String answer) {
        return first(DOTTED, answer).or(() -> first(BARE, answer.strip())).map(Version::of);
    }

    private static Optional<String> first(Pattern pattern, String answer) {
        var matcher = pattern.matcher(answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Version of(String text) {
        var old = OLD_JAVA.matcher(text);
        var plain = old.matches() ? old.group(1) + (old.group(2) == null ? "" : "u" + old.group(2)) : text;
        var numbers = new ArrayList<Integer>();
        NUMBER.matcher(plain).results().forEach(match -> numbers.add(Integer.valueOf(match.group())));
        return new Version(plain, numbers);
    }

    /**
     * @param cycle the version that a line of releases is called by: {@code 3.11}
     * @return whether this version belongs to it
     */
    public boolean isWithin(Version cycle) {
        var size = cycle.numbers.size();
        return numbers.size() >= size && numbers.subList(0, size).equals(cycle.numbers);
    }

    @Override
    public int compareTo(Version other) {
        for (int at = 0; at < Math.max(numbers.size(), other.numbers.size()); at++) {
            var order = Integer.compare(number(at), other.number(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(int at) {
        return at < numbers.size() ? numbers.get(at) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
