package io.jenkins.plugins.upkeep.postgres.archive;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose old rows leave, and the statements for that.
 *
 * @param oid its number in the server
 * @param name its name, quoted
 * @param root the partitioned table that it is a part of, else itself
 * @param partition how it is a part; empty words when it is not
 * @param columns the columns that hold values of their own, quoted
 * @param column the column that tells how old a row is
 * @param pages how many pages it has
 * @param unreferenced what says that no row of another table refers to a row; empty when none can
 */
record ArchiveTarget(
        long oid,
        String name,
        String root,
        Partition partition,
        List<String> columns,
        AgeColumn column,
        long pages,
        String unreferenced) {
    ArchiveTarget {
        columns = List.copyOf(columns);
    }

    /**
     * How a table is a part of another.
     *
     * @param parent the table that it hangs on, quoted; empty when it is no part
     * @param bound its bounds in the server's words
     * @param over whether no row may come into it any more that is not old
     */
    record Partition(String parent, String bound, boolean over) {
        static final Partition NONE = new Partition("", "", false);
    }

    /**
     * The column that tells how old a row is.
     *
     * @param name its name, quoted
     * @param type {@code timestamp}, {@code timestamptz} or {@code date}
     * @param cutoff rows with earlier values leave
     */
    record AgeColumn(String name, String type, Instant cutoff) {
        /** Endless values tell no age. */
        String condition() {
            return "t." + name + " < '" + cutoff + "'::pg_catalog." + type + " AND pg_catalog.isfinite(t." + name + ")";
        }
    }

    ArchiveTarget unlessReferenced(String condition) {
        return new ArchiveTarget(oid, name, root, partition, columns, column, pages, condition);
    }

    String condition() {
        return column.condition() + unreferenced;
    }

    private String selected() {
        return columns.stream().map(each -> "t." + each).collect(Collectors.joining(", "));
    }

    /** The first line of a file. */
    String header() {
        return "COPY (SELECT " + selected() + " FROM ONLY " + name + " t WHERE false) TO STDOUT (FORMAT csv, HEADER)";
    }

    /**
     * Reads the next batch.
     *
     * @param after the place that it begins behind
     * @param end the page that it ends before
     * @param most how many rows
     */
    String export(String after, long end, int most) {
        return "COPY (SELECT t.ctid, " + selected() + " FROM ONLY " + name + " t WHERE t.ctid > '" + after
                + "'::pg_catalog.tid AND t.ctid < '(" + end + ",0)'::pg_catalog.tid AND " + condition() + " LIMIT "
                + most + ") TO STDOUT (FORMAT csv)";
    }

    /**
     * Deletes rows by their places, given twice as a parameter, and says how many went and how many of these lay there: who waits for
     * a row may delete what somebody has made of it meanwhile.
     */
    String deleteAll() {
        return "WITH gone AS (DELETE FROM ONLY " + name + " t WHERE t.ctid = ANY (CAST(? AS pg_catalog.tid[])) AND "
                + condition() + " RETURNING t.ctid AS place, t." + column.name() + " AS age)"
                + " SELECT pg_catalog.count(*) AS deleted, pg_catalog.count(*) FILTER (WHERE place IN"
                + " (SELECT pg_catalog.unnest(CAST(? AS pg_catalog.tid[])))) AS known,"
                + " extract(epoch FROM pg_catalog.min(age))::pg_catalog.float8 AS oldest,"
                + " extract(epoch FROM pg_catalog.max(age))::pg_catalog.float8 AS newest FROM gone";
    }

    /** Deletes rows by their places, given as a parameter. Rows that somebody works on are left to later. */
    String deleteFree() {
        return "DELETE FROM ONLY " + name + " t WHERE t.ctid = ANY (ARRAY(SELECT t.ctid FROM ONLY " + name
                + " t WHERE t.ctid = ANY (CAST(? AS pg_catalog.tid[])) AND " + condition()
                + " FOR UPDATE OF t SKIP LOCKED)) AND " + condition()
                + " RETURNING t.ctid::pg_catalog.text AS place, extract(epoch FROM t." + column.name()
                + ")::pg_catalog.float8 AS seconds";
    }

    /** Counts what would leave. */
    String count() {
        return "SELECT pg_catalog.count(*) FROM ONLY " + name + " t WHERE " + condition();
    }
}
