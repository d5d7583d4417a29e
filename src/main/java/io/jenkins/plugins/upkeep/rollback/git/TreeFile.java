package io.jenkins.plugins.upkeep.rollback.git;

/**
 * A file in a commit.
 *
 * @param path its path from the top of the work tree
 * @param id the id of its content
 * @param size its size in bytes
 */
public record TreeFile(String path, String id, long size) {}
