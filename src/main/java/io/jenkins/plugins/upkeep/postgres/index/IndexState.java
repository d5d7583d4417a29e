package io.jenkins.plugins.upkeep.postgres.index;

import java.util.OptionalDouble;

/**
 * What the server knows of an index.
 *
 * @param oid its number in the server; another one once it was built anew while others wrote
 * @param name its name with that of its schema, quoted by the server
 * @param plainName its name alone, as it is
 * @param tableOid the number of its table
 * @param table the table's name, quoted
 * @param bytes its size, by the server's last count
 * @param idealBytes how large it would be if it were built now, as far as statistics tell; 0 when nobody knows
 * @param scans how often it was used
 * @param shape what it indexes, how; equal for indexes that do the same
 * @param traits what else it is
 */
record IndexState(
        long oid,
        String name,
        String plainName,
        long tableOid,
        String table,
        long bytes,
        double idealBytes,
        long scans,
        String shape,
        Traits traits) {
    /**
     * What an index is.
     *
     * @param valid whether queries may use it
     * @param building whether somebody builds it right now
     * @param unique whether it forbids equal rows
     * @param constraint whether a constraint, a foreign key or replication needs it
     * @param exclusion whether it is an exclusion constraint's, which cannot be built while others write
     * @param catalog whether it is one of the server's own, which cannot either
     */
    record Traits(
            boolean valid, boolean building, boolean unique, boolean constraint, boolean exclusion, boolean catalog) {}

    /** How many times its ideal size it is. */
    OptionalDouble bloat() {
        return idealBytes > 0 ? OptionalDouble.of(bytes / idealBytes) : OptionalDouble.empty();
    }

    /** Whether it has the name of something that REINDEX CONCURRENTLY left behind of another index. */
    boolean isLeftoverOf(String base) {
        return !traits.valid() && plainName.matches(java.util.regex.Pattern.quote(base) + "_cc(new|old)\\d*");
    }

    boolean looksLeftOver() {
        return !traits.valid() && plainName.matches("(?s).*_cc(new|old)\\d*");
    }
}
