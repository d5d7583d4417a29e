package io.jenkins.plugins.upkeep.postgres.vacuum;

import java.time.Instant;

/**
 * What the server holds a table's age against.
 *
 * @param xids autovacuum_freeze_max_age, in transactions: beyond it the server vacuums whatever is set
 * @param mxids autovacuum_multixact_freeze_max_age, in multixacts
 * @param now the server's clock, by which it says when a table was worked on
 */
record ServerLimits(long xids, long mxids, Instant now) {}
