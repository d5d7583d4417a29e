package io.jenkins.plugins.upkeep.backup.set;

/**
 * Where rows of a table stand in the set.
 *
 * @param table the table's place in the evidence, from 0
 * @param path the file, within the set
 * @param offset where the rows begin in the decompressed file, in bytes
 * @param length how long they are, in bytes
 */
public record Segment(int table, String path, long offset, long length) {}
