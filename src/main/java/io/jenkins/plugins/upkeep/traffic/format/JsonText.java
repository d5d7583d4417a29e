package io.jenkins.plugins.upkeep.traffic.format;

/** Reads strings of JSON where they stand. */
final class JsonText {
    private JsonText() {}

    /** The place of the quotation mark that ends the string that begins at a place; -1 when it does not end. */
    static int end(byte[] bytes, int from, int to) {
        int end = Scan.find(bytes, from, to, (byte) '"');
        while (end >= 0 && isEscaped(bytes, from, end)) {
            end = Scan.find(bytes, end + 1, to, (byte) '"');
        }
        return end;
    }

    private static boolean isEscaped(byte[] bytes, int from, int end) {
        int before = end;
        while (before > from && bytes[before - 1] == '\\') {
            before--;
        }
        return (end - before) % 2 == 1;
    }

    /** Writes a string without its escapes over itself, and gives its new end. */
    static int plain(byte[] bytes, int from, int to) {
        var first = Scan.find(bytes, from, to, (byte) '\\');
        if (first < 0) {
            return to;
        }
        int out = first;
        int at = first;
        while (at < to) {
            if (bytes[at] != '\\' || at + 1 >= to) {
                bytes[out++] = bytes[at++];
            } else if (bytes[at + 1] == 'u' && at + 6 <= to) {
                out = unicode(bytes, at + 2, out);
                at += 6;
            } else {
                bytes[out++] = single(bytes[at + 1]);
                at += 2;
            }
        }
        return out;
    }

    private static byte single(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    /** Writes one UTF-16 unit as UTF-8, halves of pairs too; what are no hexadecimal digits becomes a question mark. */
    private static int unicode(byte[] bytes, int digits, int out) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            var digit = Character.digit(bytes[digits + i], 16);
            unit = digit < 0 || unit < 0 ? -1 : unit * 16 + digit;
        }
        int next = out;
        if (unit < 0x80) {
            bytes[next++] = unit < 0 ? (byte) '?' : (byte) unit;
        } else if (unit < 0x800) {
            bytes[next++] = (byte) (0xc0 | (unit >> 6));
            bytes[next++] = (byte) (0x80 | (unit & 0x3f));
        } else {
            bytes[next++] = (byte) (0xe0 | (unit >> 12));
            bytes[next++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
            bytes[next++] = (byte) (0x80 | (unit & 0x3f));
        }
        return next;
    }
}
