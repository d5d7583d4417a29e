package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What messages of one kind have in common: their text without the numbers, ids, addresses, paths and quoted words that differ
 * from one to the next. What looks like a secret is left out with them. No pattern tries the same characters again and again.
 */
final class Shape {
    private static final int LONGEST = 200;
    private static final char ESCAPE = '\u001b';

    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;?]{0,20}[A-Za-z]");
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*+\"|(?<![\\p{L}\\p{N}_])'[^']*+'(?![\\p{L}\\p{N}_])|`[^`]*+`");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passwd|secret|token|api_?key|authorization)\\s{0,3}[=:]\\s{0,3}"
                    + "(?:(?:bearer|basic)\\s{1,3})?[^\\s,;&]++");

    /** What is masked in a word; of several that fit at a place the first counts. */
    private static final Pattern MASKED = Pattern.compile("""
            (?<address>\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}+://[^"'<>]++
            |(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,64}+(?:\\.[\\w-]{1,64}+)++
            |(?<![\\w.])\\d{1,3}+(?:\\.\\d{1,3}+){3}(?::\\d{1,5}+)?+(?:/\\d{1,3}+)?+(?![\\w.]\\d)
            |(?<![\\w:])(?:[0-9a-fA-F]{1,4}+:{1,2}){2,7}+[0-9a-fA-F]{1,4}+(?![\\w:]))
            |(?<id>(?<![\\w-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\\w-])
            |\\b0[xX][0-9a-fA-F]++\\b
            |\\b(?=[a-fA-F]{0,64}+[0-9])(?=[0-9]{0,64}+[a-fA-F])[0-9a-fA-F]{6,}+\\b)
            |(?<path>(?<![\\w/])(?:~|\\.{1,2})?+/[\\w.@%+-][^:,;"'()\\[\\]<>=]*+)
            |(?<number>\\d++(?:[.,:]\\d++)*+)
            """, Pattern.COMMENTS);

    private Shape() {}

    static String of(String message) {
        var line = Visible.of(masked(withoutQuotes(message)));
        if (line.isEmpty()) {
            return message.isEmpty() ? "(no text)" : "(no readable text)";
        }
        if (line.length() <= LONGEST || line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String withoutQuotes(String message) {
        var text = message;
        if (text.indexOf(ESCAPE) >= 0) {
            text = COLOUR.matcher(text).replaceAll("");
        }
        if (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0 || text.indexOf('`') >= 0) {
            text = QUOTED.matcher(text).replaceAll("<text>");
        }
        if (text.indexOf('=') >= 0 || text.indexOf(':') >= 0) {
            text = SECRET.matcher(text).replaceAll("$1=<secret>");
        }
        return text;
    }

    /** Masks word by word: most words have nothing to mask, and are passed quickly. */
    private static String masked(String text) {
        var line = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int begin = at;
            var plain = true;
            while (at < text.length() && !isGap(text.charAt(at))) {
                plain &= isPlain(text.charAt(at));
                at++;
            }
            append(line, text.substring(begin, at), plain);
            at++;
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String word, boolean plain) {
        if (!word.isEmpty()) {
            line.append(line.length() == 0 ? "" : " ")
                    .append(plain ? word : MASKED.matcher(word).replaceAll(Shape::mask));
        }
    }

    /** White space, what controls a terminal, and what stands for bytes that are no text. */
    private static boolean isGap(char character) {
        return character <= ' '
                || (character >= 0x7f && character <= 0xa0)
                || character == '\u2028'
                || character == '\u2029'
                || character == '\uFFFD';
    }

    private static boolean isPlain(char character) {
        return (character < '0' || character > '9') && character != '/' && character != '@';
    }

    private static String mask(MatchResult found) {
        var match = (Matcher) found;
        for (var kind : new String[] {"address", "id", "path"}) {
            if (match.group(kind) != null) {
                return "<" + kind + ">";
            }
        }
        return "<n>";
    }
}
