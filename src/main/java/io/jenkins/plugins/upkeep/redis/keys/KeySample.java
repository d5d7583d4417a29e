package io.jenkins.plugins.upkeep.redis.keys;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.redis.RedisCall;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Asks for the memory of each so-many-th key and remembers the largest. For one thread. */
final class KeySample {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_NAME = 200;
    private static final Map<String, String> COUNTS = Map.of(
            "string", "STRLEN", "list", "LLEN", "set", "SCARD", "zset", "ZCARD", "hash", "HLEN", "stream", "XLEN");

    private static final class Sized {
        private final byte[] key;
        private final int database;
        private final long bytes;

        Sized(byte[] key, int database, long bytes) {
            this.key = key;
            this.database = database;
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }
    }

    private final long stride;
    private final PriorityQueue<Sized> largest = new PriorityQueue<>(Comparator.comparingLong(Sized::bytes));
    private long seen;
    private long measured;

    KeySample(long stride) {
        this.stride = stride;
    }

    long measured() {
        return measured;
    }

    void take(RedisSession session, int database, List<?> keys) throws UpkeepException {
        var chosen = new ArrayList<byte[]>();
        for (var key : keys) {
            if (seen++ % stride == 0 && key instanceof byte[] bytes) {
                chosen.add(bytes);
            }
        }
        if (chosen.isEmpty()) {
            return;
        }
        var replies = session.callAll(chosen.stream()
                .map(key -> RedisCall.of("MEMORY", "USAGE").with(key))
                .toList());
        for (int i = 0; i < chosen.size(); i++) {
            keep(chosen.get(i), database, replies.get(i));
        }
    }

    /** A key that is gone by now has no memory, and one that the account may not look at none that is told. */
    private void keep(byte[] key, int database, Object reply) {
        if (reply instanceof Long bytes) {
            measured++;
            largest.add(new Sized(key, database, bytes));
            if (largest.size() > MOST_SHOWN) {
                largest.poll();
            }
        }
    }

    /**
     * @return the largest keys, the largest first
     */
    List<BigKey> largest(RedisSession session) throws UpkeepException {
        var big = new ArrayList<BigKey>();
        var sorted = largest.stream()
                .sorted(Comparator.comparingLong(Sized::bytes).reversed())
                .toList();
        for (var each : sorted) {
            KeyScan.select(session, each.database);
            big.add(describe(session, each));
        }
        return big;
    }

    private static BigKey describe(RedisSession session, Sized sized) throws UpkeepException {
        var answer =
                session.callAll(List.of(RedisCall.of("TYPE").with(sized.key))).get(0);
        var type = answer instanceof Exception ? "unknown" : RedisReply.text(answer);
        var count = Optional.ofNullable(COUNTS.get(type));
        var elements = count.isEmpty()
                ? Optional.empty()
                : session.callAll(List.of(RedisCall.of(count.get()).with(sized.key))).stream()
                        .findFirst();
        return new BigKey(
                name(sized.key),
                sized.database,
                type,
                sized.bytes,
                elements.filter(Long.class::isInstance).map(Long.class::cast).orElse(-1L));
    }

    private static String name(byte[] key) {
        var text = Visible.of(RedisReply.text(key));
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
