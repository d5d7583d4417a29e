package io.jenkins.plugins.upkeep.dependencies.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a {@code requirements.txt}, joined from all lines that it goes over, without a comment.
 *
 * @param number the first of its lines, counted from one
 * @param text what it says
 */
record RequirementLine(int number, String text) {
    private static final Pattern BREAK = Pattern.compile("\\r\\n|\\r|\\n");

    static List<RequirementLine> of(String content) {
        var lines = new ArrayList<RequirementLine>();
        var joined = new StringBuilder();
        var first = 1;
        var number = 0;
        for (var line : BREAK.split(content, -1)) {
            number++;
            first = joined.isEmpty() ? number : first;
            var isOpen = line.endsWith("\\") && !isComment(line);
            joined.append(isComment(line) ? " " : "").append(isOpen ? line.substring(0, line.length() - 1) : line);
            joined.append(isOpen ? " " : "");
            if (!isOpen) {
                add(lines, first, joined.toString());
                joined.setLength(0);
            }
        }
        add(lines, first, joined.toString());
        return lines;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static void add(List<RequirementLine> lines, int number, String joined) {
        var text = withoutComment(joined).strip();
        if (!text.isEmpty()) {
            lines.add(new RequirementLine(number, text));
        }
    }

    /** A comment begins at the start or behind a space: an address may have a # in it. */
    private static String withoutComment(String text) {
        var place = text.indexOf('#');
        while (place > 0 && !Character.isWhitespace(text.charAt(place - 1))) {
            place = text.indexOf('#', place + 1);
        }
        return place < 0 ? text : text.substring(0, place);
    }
}
