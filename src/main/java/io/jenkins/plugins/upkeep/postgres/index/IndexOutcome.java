package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.session.StatementResult;
import java.time.Duration;

/**
 * What became of one index.
 *
 * @param need why it was to be built anew
 * @param statement what was sent to the server
 * @param result how that ended
 * @param took how long it took
 */
record IndexOutcome(IndexNeed need, String statement, StatementResult result, Duration took) {}
