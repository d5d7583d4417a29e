package io.jenkins.plugins.upkeep.redis.keys;

/**
 * A key that takes much memory.
 *
 * @param name its name, made visible
 * @param database the number of its database
 * @param type what it is: {@code string}, {@code hash}, …
 * @param bytes the memory that it takes, estimated by the server from some of its elements
 * @param elements how many it has; -1 when the server does not tell
 */
public record BigKey(String name, int database, String type, long bytes, long elements) {}
