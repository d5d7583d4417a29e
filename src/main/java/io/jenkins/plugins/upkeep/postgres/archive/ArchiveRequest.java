package io.jenkins.plugins.upkeep.postgres.archive;

import java.time.Duration;

/**
 * Which rows leave a database.
 *
 * @param table the table's name, quoted or as it is, with or without a schema
 * @param column the name of the column that tells how old a row is
 * @param olderThan the age at which a row leaves
 * @param batch how many rows leave in one transaction, at the most
 * @param cascade whether rows of other tables may be deleted or changed with them, by their foreign keys
 */
public record ArchiveRequest(String table, String column, Duration olderThan, int batch, boolean cascade) {}
