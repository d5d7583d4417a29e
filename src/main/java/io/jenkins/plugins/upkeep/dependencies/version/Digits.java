package io.jenkins.plugins.upkeep.dependencies.version;

/** Whole numbers that are written in ASCII digits, however long. */
final class Digits {
    private Digits() {}

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Whether the text is a number; an empty one is none. */
    static boolean areAll(String text) {
        return !text.isEmpty() && text.chars().allMatch(Digits::isDigit);
    }

    /** Compares by value: leading zeros count for nothing, and no digits at all are zero. */
    static int compare(String one, String other) {
        var first = withoutZeros(one);
        var second = withoutZeros(other);
        var byLength = Integer.compare(first.length(), second.length());
        return byLength != 0 ? byLength : first.compareTo(second);
    }

    static String withoutZeros(String digits) {
        var start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
