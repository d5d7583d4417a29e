package io.jenkins.plugins.upkeep.health.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of real servers. */
class RedisProbeTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindAFreshServerWell() throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // Given
            redis.call("SET", "a", "1");
            redis.call("SET", "b", "1", "EX", "1000");

            // When
            var result = look(redis);

            // Then
            assertThat(result.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
            assertThat(find(result, "redis server").seen()).matches("Redis \\d+\\.\\d+.*, a primary, up .*");
            assertThat(find(result, "redis keys").seen()).isEqualTo("2, of which 1 expire");
            assertThat(find(result, "redis memory").seen()).endsWith("(maxmemory is 0) used");
            assertThat(find(result, "redis connections").seen()).matches("\\d+ of \\d+ open");
            assertThat(result.measurements())
                    .extracting(measurement -> measurement.name())
                    .contains(
                            "redis_connect",
                            "redis_uptime",
                            "redis_memory_used",
                            "redis_fragmentation",
                            "redis_evicted_keys",
                            "redis_connections_used",
                            "redis_rejected_connections",
                            "redis_blocked_clients",
                            "redis_last_save_age",
                            "redis_replicas");
        }
    }

    @Test
    void shouldWarnOfMemoryThatIsNearlyFull() throws Exception {
        try (var redis = TestRedis.start(folder, "--maxmemory", "20mb")) {
            // Given
            fill(redis);

            // When
            var refusing = find(look(redis), "redis memory");
            redis.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
            var evicting = find(look(redis), "redis memory");

            // Then a cache is full by design
            assertThat(refusing.severity()).isEqualTo(Severity.WARNING);
            assertThat(refusing.seen()).contains("of maxmemory 2");
            assertThat(refusing.limit()).isEqualTo("at most 90 %");
            assertThat(evicting.severity()).isEqualTo(Severity.INFO);
            assertThat(evicting.seen()).endsWith("evicts by allkeys-lru");
        }
    }

    private static void fill(TestRedis redis) throws Exception {
        for (int i = 0; i < 1000 && used(redis) < 19_000_000; i++) {
            redis.call("SET", "key" + i, "x".repeat(100_000));
        }
    }

    private static long used(TestRedis redis) throws Exception {
        return Long.parseLong(redis.info("used_memory"));
    }

    @Test
    void shouldCountEvictionsSinceTheLastCheck() throws Exception {
        try (var redis = TestRedis.start(folder, "--maxmemory", "4mb", "--maxmemory-policy", "allkeys-lru")) {
            // Given
            for (int i = 0; i < 100; i++) {
                redis.call("SET", "key" + i, "x".repeat(100_000));
            }
            var evicted = Long.parseLong(redis.info("evicted_keys"));
            assertThat(evicted).isGreaterThan(10);
            await().atMost(10, SECONDS).until(() -> Long.parseLong(redis.info("uptime_in_seconds")) >= 3);

            // When
            var known = new RedisProbe(redis.address())
                    .knowing(history(Instant.now().minusSeconds(1), "redis_evicted_keys", evicted - 3))
                    .look(Clock.systemUTC());
            var restarted = new RedisProbe(redis.address())
                    .knowing(history(Instant.now().minusSeconds(90_000), "redis_evicted_keys", 1))
                    .look(Clock.systemUTC());

            // Then the counters of a server that was started since are new ones
            assertThat(find(known, "redis evictions").seen())
                    .isEqualTo("3 keys since the last check, policy allkeys-lru");
            assertThat(find(restarted, "redis evictions").seen())
                    .startsWith(evicted + " keys since the server started ");
        }
    }

    @Test
    void shouldWarnOfConnectionsThatRunOut() throws Exception {
        try (var redis = TestRedis.start(folder, "--maxclients", "10")) {
            // Given
            var sessions = new ArrayList<AutoCloseable>();
            for (int i = 0; i < 9; i++) {
                sessions.add(redis.session());
            }

            // When
            var nearly = find(look(redis), "redis connections");
            sessions.add(redis.session());
            var full = look(redis).findings();
            for (var session : sessions) {
                session.close();
            }
            await().atMost(10, SECONDS).until(() -> look(redis).findings().size() > 1);
            var after = find(look(redis), "redis rejected connections");

            // Then
            assertThat(nearly.severity()).isEqualTo(Severity.WARNING);
            assertThat(nearly.seen()).isEqualTo("10 of 10 open");
            assertThat(full).hasSize(1);
            assertThat(full.get(0).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(after.severity()).isEqualTo(Severity.WARNING);
            assertThat(after.seen()).contains("turned away since the server started");
        }
    }

    @Test
    void shouldCallAFailedSaveCritical() throws Exception {
        // Given a server that saves to a folder that goes away: it refuses even a PING then
        var data = Files.createDirectory(folder.resolve("data"));
        try (var redis = TestRedis.start(data)) {
            redis.call("CONFIG", "SET", "save", "3600 1");
            redis.call("SET", "a", "1");
            Files.delete(data);
            redis.call("BGSAVE");
            await().atMost(10, SECONDS)
                    .until(() -> redis.info("rdb_last_bgsave_status").equals("err"));

            // When
            var finding = find(look(redis), "redis last save");

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen())
                    .startsWith("the last one failed; the last that did not was")
                    .contains("1 changes");
            assertThat(finding.action()).contains("CONFIG GET dir");
        }
    }

    @Test
    void shouldCallChangesCriticalThatAreNotSavedForLong() throws Exception {
        // Given
        var inThreeDays = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
        try (var redis = TestRedis.start(folder)) {
            var clean = find(new RedisProbe(redis.address()).look(inThreeDays), "redis last save");
            redis.call("SET", "a", "1");

            // When
            var unconfigured = find(new RedisProbe(redis.address()).look(inThreeDays), "redis last save");
            redis.call("CONFIG", "SET", "save", "86400 100");
            var configured = find(new RedisProbe(redis.address()).look(inThreeDays), "redis last save");

            // Then
            assertThat(clean.severity()).isEqualTo(Severity.INFO);
            assertThat(unconfigured.severity()).isEqualTo(Severity.INFO);
            assertThat(unconfigured.seen()).endsWith("it is not told to save (save is empty)");
            assertThat(configured.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(configured.seen()).isEqualTo("3 d ago, 1 changes since");
        }
    }

    @Test
    void shouldSeeReplicationFromBothSides() throws Exception {
        var second = Files.createDirectory(folder.resolve("second"));
        var primary = TestRedis.start(folder, "--repl-diskless-sync-delay", "0");
        try (var replica = TestRedis.start(second)) {
            // Given
            follow(replica, primary);
            await().atMost(20, SECONDS)
                    .until(() -> find(look(primary), "redis replicas").seen().equals("1 connected")
                            && severity(look(replica), "redis replication") == Severity.INFO);
            await().atMost(20, SECONDS)
                    .until(() -> look(primary).findings().stream()
                            .anyMatch(finding -> finding.seen().startsWith("last heard of")));

            // When
            var seen = look(replica);
            primary.close();
            await().atMost(20, SECONDS).until(() -> severity(look(replica), "redis replication") == Severity.CRITICAL);
            var alone = find(look(replica), "redis replication");
            replica.call("CONFIG", "SET", "replica-serve-stale-data", "no");
            var silent = look(replica).findings().get(0);

            // Then
            assertThat(find(seen, "redis server").seen()).contains("a replica");
            assertThat(find(seen, "redis replication").seen())
                    .startsWith("follows 127.0.0.1:" + primary.address().port())
                    .contains("not applied yet");
            assertThat(alone.seen())
                    .startsWith("the link to the primary 127.0.0.1:")
                    .contains("has been down for");
            assertThat(silent.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(silent.seen()).contains("lost its primary");
        } finally {
            primary.close();
        }
    }

    private static void follow(TestRedis replica, TestRedis primary) throws Exception {
        var address = primary.address();
        replica.call("REPLICAOF", address.host(), Integer.toString(address.port()));
    }

    @Test
    void shouldMissAReplicaThatWasThere() throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // When
            var history = history(Instant.now().minusSeconds(60), "redis_replicas", 2);
            var result = new RedisProbe(redis.address()).knowing(history).look(Clock.systemUTC());

            // Then
            assertThat(find(result, "redis replicas").severity()).isEqualTo(Severity.WARNING);
            assertThat(find(result, "redis replicas").seen()).isEqualTo("0 connected, 2 at the last check");
        }
    }

    @Test
    void shouldWarnOfFragmentedMemory() throws Exception {
        try (var redis = TestRedis.withItsAllocator(folder)) {
            // Given
            redis.fragment();

            // When
            var finding = find(look(redis), "redis fragmentation of the allocator");

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.limit()).isEqualTo("at most 1.10 times, or 10.5 MB");
            assertThat(finding.action()).contains("redis.defrag");
        }
    }

    static ProbeResult look(TestRedis redis) {
        return look(redis.address());
    }

    static ProbeResult look(RedisAddress address) {
        return new RedisProbe(address).look(Clock.systemUTC());
    }

    static Finding find(ProbeResult result, String subject) {
        return result.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + result.findings()));
    }

    private static Severity severity(ProbeResult result, String subject) {
        return find(result, subject).severity();
    }

    private static History history(Instant at, String measurement, long value) {
        var numbers = List.of(new EarlierRun.Measured(measurement, "", (double) value));
        return new History(List.of(new EarlierRun("shop", at, Status.OK, List.of(), numbers)));
    }
}
