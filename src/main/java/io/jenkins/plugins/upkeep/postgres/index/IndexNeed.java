package io.jenkins.plugins.upkeep.postgres.index;

/**
 * An index that is built anew, and why.
 *
 * @param index the index
 * @param reason why, in a few words
 */
record IndexNeed(IndexState index, String reason) {
    String statement(boolean concurrently) {
        return "REINDEX INDEX " + (concurrently ? "CONCURRENTLY " : "") + index.name();
    }
}
