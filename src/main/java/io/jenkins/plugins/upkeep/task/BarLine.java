package io.jenkins.plugins.upkeep.task;

/** Draws a progress bar that fits into one line of a terminal. */
final class BarLine {
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_BAR = 24;
    private static final int SHORTEST_BAR = 6;
    private static final int FIRST_WIDE_LETTER = 0x1100;

    private BarLine() {}

    /**
     * @param reading how far the work is
     * @param others how many other stretches are under way
     * @param width the columns of the terminal
     * @return a line that leaves at least one column free
     */
    static String of(Reading reading, int others, int width) {
        var head = cut(reading.name(), LONGEST_NAME);
        var tail = reading.amounts() + (others > 0 ? ", " + others + " more under way" : "");
        var room = width - 1 - columns(head) - columns(tail) - "  100 %  ".length() - "[]".length();
        var middle = reading.percent().isPresent()
                ? String.format("  %3d %%  ", reading.percent().getAsInt()) + bar(reading, room)
                : "  ";
        return cut(head + middle + tail, width - 1);
    }

    private static String bar(Reading reading, int room) {
        if (room <= SHORTEST_BAR) {
            return "";
        }
        var length = Math.min(room - 1, LONGEST_BAR);
        var full = length * reading.percent().orElse(0) / 100;
        return "[" + "=".repeat(full) + " ".repeat(length - full) + "] ";
    }

    private static int columns(String text) {
        return text.codePoints().map(BarLine::columns).sum();
    }

    /** Letters of the east are two columns wide; a few others are then counted too wide, which does no harm. */
    private static int columns(int letter) {
        return letter < FIRST_WIDE_LETTER ? 1 : 2;
    }

    private static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        var end = 0;
        var used = "...".length();
        while (used + columns(text.codePointAt(end)) <= columns) {
            used += columns(text.codePointAt(end));
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(0, end) + "...";
    }
}
