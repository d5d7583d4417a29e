package io.jenkins.plugins.upkeep.security.postgres;

import java.text.Normalizer;
import java.util.List;

/**
 * The form in which SCRAM takes a password (SASLprep, RFC 4013): spaces become plain ones, what is commonly mapped to nothing goes, the
 * rest is normalised to NFKC. The server keeps a password as it is where SASLprep forbids it, so both forms are tried; what SASLprep
 * says of the direction of writing is thereby of no account. Characters that are younger than Unicode 3.2 are normalised by Java's
 * newer tables, which may differ from the server's.
 */
final class SaslPrep {
    private SaslPrep() {}

    /** The password as it is, and as SASLprep has it; the two may be the same. */
    static List<String> forms(String password) {
        if (password.chars().allMatch(letter -> letter < 0x80)) {
            return List.of(password);
        }
        var mapped = new StringBuilder();
        password.codePoints()
                .filter(point -> !isNothing(point))
                .forEach(point -> mapped.appendCodePoint(isSpace(point) ? ' ' : point));
        return List.of(password, Normalizer.normalize(mapped, Normalizer.Form.NFKC));
    }

    /** RFC 3454, table C.1.2. */
    private static boolean isSpace(int point) {
        return point == 0x200B || Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    /** RFC 3454, table B.1, without the zero width space, which is in C.1.2 too. */
    private static boolean isNothing(int point) {
        return point == 0x00AD
                || point == 0x034F
                || point == 0x1806
                || (point >= 0x180B && point <= 0x180D)
                || point == 0x200C
                || point == 0x200D
                || point == 0x2060
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFEFF;
    }
}
