package io.jenkins.plugins.upkeep.config.yaml;

import java.util.Comparator;

/**
 * A place in a text.
 *
 * @param line counted from one
 * @param column counted from one
 */
public record Mark(int line, int column) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER =
            Comparator.comparingInt(Mark::line).thenComparingInt(Mark::column);

    /** Where a text begins. */
    public static final Mark START = new Mark(1, 1);

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    /** The mark as editors and compilers write it: {@code 23:5}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
