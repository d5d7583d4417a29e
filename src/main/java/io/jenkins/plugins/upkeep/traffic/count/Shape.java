package io.jenkins.plugins.upkeep.traffic.count;

/** What a part of a path is, by the look of it. */
enum Shape {
    NUMBER("{n}"),
    DATE("{date}"),
    UUID("{uuid}"),
    HEX("{hex}"),
    ID("{id}"),
    WORD("");

    private static final int SHORTEST_HEX = 8;
    private static final int SHORTEST_ID = 24;
    private static final int DIGITS_OF_AN_ID = 3;
    private static final int UUID_LENGTH = 36;
    private static final int DATE_LENGTH = 10;

    private final String placeholder;

    Shape(String placeholder) {
        this.placeholder = placeholder;
    }

    /** What stands for such parts. */
    String placeholder() {
        return placeholder;
    }

    /** The shape of a part. */
    static Shape of(byte[] bytes, int from, int to) {
        int digits = 0;
        int hex = 0;
        int dashes = 0;
        for (int at = from; at < to; at++) {
            var one = bytes[at];
            digits += isDigit(one) ? 1 : 0;
            hex += isHexLetter(one) ? 1 : 0;
            dashes += one == '-' ? 1 : 0;
        }
        var length = to - from;
        if (digits == length) {
            return NUMBER;
        }
        if (digits + hex + dashes == length && digits > 0) {
            return ofHex(bytes, from, length, digits, dashes);
        }
        return length >= SHORTEST_ID && digits >= DIGITS_OF_AN_ID ? ID : WORD;
    }

    private static Shape ofHex(byte[] bytes, int from, int length, int digits, int dashes) {
        if (dashes == 0) {
            return length >= SHORTEST_HEX ? HEX : WORD;
        }
        if (length == UUID_LENGTH && dashes == 4 && bytes[from + 8] == '-' && bytes[from + 13] == '-') {
            return UUID;
        }
        if (digits + dashes == length && dashes < digits) {
            var isDate = length == DATE_LENGTH && bytes[from + 4] == '-' && bytes[from + 7] == '-';
            return isDate ? DATE : NUMBER;
        }
        return length >= SHORTEST_ID ? ID : WORD;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isHexLetter(byte one) {
        return (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F');
    }
}
