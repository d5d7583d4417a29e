package io.jenkins.plugins.upkeep.redis.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which server it is, and which others belong to it.
 *
 * @param version its version
 * @param mode {@code standalone} or {@code cluster}
 * @param role {@code master} or {@code slave}
 * @param allocator where it has its memory from: {@code jemalloc-5.1.0}
 * @param primary the address of the server that it is a replica of; empty when it is none
 * @param replicas the addresses of its replicas
 * @param others the addresses of the other nodes of its cluster
 */
public record ServerFacts(
        String version,
        String mode,
        String role,
        String allocator,
        String primary,
        List<String> replicas,
        List<String> others) {
    private static final int NODE_FIELDS = 8;

    /**
     * @param session a session
     * @param info what the server says about itself
     * @throws UpkeepException when it is no server with data of its own
     */
    static ServerFacts of(RedisSession session, RedisInfo info) throws UpkeepException {
        if (info.text("redis_mode").equals("sentinel")) {
            throw new UpkeepException("Redis " + session.address()
                    + ": is a sentinel, which has no data; give the server that it watches as redis.url");
        }
        return new ServerFacts(
                info.text("redis_version"),
                info.text("redis_mode"),
                info.text("role"),
                info.text("mem_allocator"),
                isReplica(info) ? info.text("master_host") + ":" + info.text("master_port") : "",
                replicas(info),
                others(session, info));
    }

    private static boolean isReplica(RedisInfo info) {
        return info.text("role").equals("slave");
    }

    private static List<String> replicas(RedisInfo info) {
        return IntStream.range(0, (int) info.number("connected_slaves").orElse(0))
                .mapToObj(number -> info.text("slave" + number))
                .filter(text -> !text.isEmpty())
                .map(text -> text.replaceFirst("^ip=([^,]*),port=([^,]*).*", "$1:$2"))
                .toList();
    }

    private static List<String> others(RedisSession session, RedisInfo info) throws UpkeepException {
        if (!info.text("redis_mode").equals("cluster")) {
            return List.of();
        }
        try {
            return session.text("CLUSTER", "NODES")
                    .lines()
                    .flatMap(ServerFacts::other)
                    .toList();
        } catch (RedisRefusal e) {
            return List.of();
        }
    }

    /** A line names a node, its address with further ones, and {@code myself} among its flags when it is ours. */
    private static Stream<String> other(String line) {
        var parts = line.split(" ", NODE_FIELDS + 1);
        return parts.length < 3 || parts[2].contains("myself")
                ? Stream.empty()
                : Stream.of(parts[1].replaceFirst("@.*", ""));
    }

    /**
     * @return whether it follows another server and takes no writes
     */
    @JsonIgnore
    public boolean isReplica() {
        return role.equals("slave");
    }

    /**
     * @return whether it is one node of a cluster
     */
    @JsonIgnore
    public boolean isClusterNode() {
        return mode.equals("cluster");
    }

    /**
     * @return whether it has its memory from jemalloc, which alone can give memory back when asked
     */
    public boolean hasJemalloc() {
        return allocator.startsWith("jemalloc");
    }
}
