package io.jenkins.plugins.upkeep.rollback.database;

/**
 * What is known before two databases change their names, for the journal.
 *
 * @param restore what was decided before
 * @param target the restored database's number on the server, which it keeps under every name
 */
public record SwapFacts(RestoreFacts restore, long target) {}
