package io.jenkins.plugins.upkeep.system.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads replies of a server. */
public final class RedisReply {
    private RedisReply() {}

    /**
     * @param reply a reply or a part of one
     * @return it as text; empty for none
     */
    public static String text(Object reply) {
        return reply instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : reply == null ? "" : reply.toString();
    }

    /**
     * @param reply a reply that is a list
     * @return its parts; none when it is no list
     */
    public static List<?> list(Object reply) {
        return reply instanceof List<?> parts ? parts : List.of();
    }
}
