package io.jenkins.plugins.upkeep.postgres.vacuum;

import java.time.Instant;
import java.util.Optional;

/**
 * What the server knows of a table's upkeep.
 *
 * @param oid its number in the server
 * @param name its name with that of its schema, quoted by the server
 * @param partitioned whether it only holds partitions: such a table has statistics and no rows of its own
 * @param catalog whether it is one of the server's own
 * @param permitted whether our role may work on it
 * @param bytes the size of its rows, by the server's last count
 * @param rows how many rows live, by the server's count
 * @param dead how many rows are dead
 * @param changed how many rows changed since the last ANALYZE
 * @param inserted how many rows came since the last VACUUM
 * @param vacuumed when it was vacuumed last, by whomever
 * @param analyzed when it was analyzed last, by whomever
 * @param xidAge the age of its oldest transaction, in transactions
 * @param mxidAge the age of its oldest multixact, in multixacts
 */
record TableState(
        long oid,
        String name,
        boolean partitioned,
        boolean catalog,
        boolean permitted,
        long bytes,
        long rows,
        long dead,
        long changed,
        long inserted,
        Optional<Instant> vacuumed,
        Optional<Instant> analyzed,
        long xidAge,
        long mxidAge) {}
