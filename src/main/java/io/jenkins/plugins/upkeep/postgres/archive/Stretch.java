package io.jenkins.plugins.upkeep.postgres.archive;

/**
 * A part of a table, by its pages.
 *
 * @param begin the first page
 * @param end the page after the last
 */
record Stretch(long begin, long end) {
    /** The place before all rows of it. */
    String before() {
        return "(" + begin + ",0)";
    }

    long pages() {
        return end - begin;
    }
}
