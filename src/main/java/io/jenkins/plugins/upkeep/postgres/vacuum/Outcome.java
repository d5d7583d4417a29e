package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import java.time.Duration;

/**
 * What became of one table.
 *
 * @param need what it needed
 * @param statement what was sent to the server
 * @param result how that ended
 * @param took how long it took
 */
record Outcome(Need need, String statement, StatementResult result, Duration took) {}
