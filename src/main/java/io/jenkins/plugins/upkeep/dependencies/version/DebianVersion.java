package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.Optional;

/**
 * A version by Debian's policy.
 *
 * @param epoch what is before the first colon; else 0
 * @param upstream the version of those who made the software
 * @param revision what is behind the last {@code -}; else empty
 */
record DebianVersion(String epoch, String upstream, String revision) implements Comparable<DebianVersion> {
    private static final long LARGEST_EPOCH = Integer.MAX_VALUE;
    private static final int MOST_DIGITS = 18;

    static Optional<DebianVersion> of(String text) {
        var stripped = text.strip();
        var colon = stripped.indexOf(':');
        var epoch = colon < 0 ? "0" : stripped.substring(0, colon);
        var rest = stripped.substring(colon + 1);
        var dash = rest.lastIndexOf('-');
        var version = dash < 0
                ? new DebianVersion(epoch, rest, "")
                : new DebianVersion(epoch, rest.substring(0, dash), rest.substring(dash + 1));
        return Optional.of(version).filter(found -> found.isGood() && (dash < 0 || !found.revision.isEmpty()));
    }

    private boolean isGood() {
        return isEpoch()
                && !upstream.isEmpty()
                && Digits.isDigit(upstream.charAt(0))
                && upstream.chars().allMatch(character -> isAllowed(character, ".-+~:"))
                && revision.chars().allMatch(character -> isAllowed(character, ".+~"));
    }

    private boolean isEpoch() {
        return Digits.areAll(epoch)
                && Digits.withoutZeros(epoch).length() <= MOST_DIGITS
                && Long.parseLong(epoch) <= LARGEST_EPOCH;
    }

    private static boolean isAllowed(int character, String others) {
        return Digits.isDigit(character) || isLetter(character) || others.indexOf(character) >= 0;
    }

    private static boolean isLetter(int character) {
        var lower = character | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    @Override
    public int compareTo(DebianVersion other) {
        var byEpoch = Digits.compare(epoch, other.epoch);
        var byUpstream = byEpoch != 0 ? byEpoch : compare(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : compare(revision, other.revision);
    }

    /** By turns: text up to the next digit, then a number up to the next character that is no digit. */
    private static int compare(String one, String other) {
        var first = new Cursor(one);
        var second = new Cursor(other);
        var result = 0;
        while (result == 0 && !(first.isAtEnd() && second.isAtEnd())) {
            var byText = compareText(first.run(DebianVersion::isText), second.run(DebianVersion::isText));
            result = byText != 0 ? byText : Digits.compare(first.digits(), second.digits());
        }
        return result;
    }

    private static boolean isText(int character) {
        return !Digits.isDigit(character);
    }

    private static int compareText(String one, String other) {
        var result = 0;
        for (var place = 0; result == 0 && place < Math.max(one.length(), other.length()); place++) {
            result = Integer.compare(weight(one, place), weight(other, place));
        }
        return result;
    }

    /** A tilde comes even before the end; letters come before all other characters. */
    private static int weight(String text, int place) {
        if (place >= text.length()) {
            return 0;
        }
        var character = text.charAt(place);
        if (character == '~') {
            return -1;
        }
        return isLetter(character) ? character : character + 256;
    }
}
