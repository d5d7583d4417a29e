package io.jenkins.plugins.upkeep.testing;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Texts and names made by chance, mostly of what is special to SQL, COPY, psql, shells and encodings. */
final class RandomText {
    private static final int LONGEST_NAME_BYTES = 55;
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        " ",
        "_",
        "'",
        "\"",
        "\\",
        ";",
        "--",
        "/*",
        "%",
        "$1",
        "$$",
        "?",
        ":x",
        "{",
        "}",
        ",",
        ".",
        "/",
        "<",
        "&",
        "(",
        ")",
        "[",
        "]",
        "\t",
        "\n",
        "\r",
        "\b",
        "\u0001",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\uffff",
        "e\u0301",
        "é",
        "ß",
        "ж",
        "م",
        "鍵",
        "😀",
        "NULL",
        "\\N",
        "\\.",
        "\n\\.\n",
        "\\restrict x",
        "select",
        "  "
    };

    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    /** A text of up to {@code most} pieces; one in thirty is so long that it is stored out of line. */
    String text(int most) {
        var count = random.nextInt(most + 1) * (random.nextInt(30) == 0 ? 300 : 1);
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(8) == 0 ? anyCharacter() : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** A name that no other call with another number gives, with room for a suffix. */
    String name(int number) {
        var pieces = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            var piece = PIECES[random.nextInt(PIECES.length)];
            if (bytes(pieces + piece) <= LONGEST_NAME_BYTES - 4) {
                pieces.append(piece);
            }
        }
        return pieces.append(number).toString();
    }

    /** Some printable letters and digits, at most eight. */
    String word() {
        return Integer.toString(random.nextInt() & Integer.MAX_VALUE, Character.MAX_RADIX);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private String anyCharacter() {
        var point = 1 + random.nextInt(Character.MAX_CODE_POINT);
        return Character.toString(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point);
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** An element of an array's or a composite's text. */
    static String element(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
