package io.jenkins.plugins.upkeep.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisCall;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are gone through on a real server: expired ones leave, large ones are named. */
class RedisKeysTest {
    @TempDir
    private Path folder;

    private TestRedis server;

    @BeforeEach
    void startServer() throws Exception {
        server = TestRedis.start(folder, "--enable-debug-command", "local");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private RedisSection maintain() throws Exception {
        return MaintainedRedis.section(new MaintainedRedis(server.address()).run());
    }

    @Test
    void shouldHaveExpiredKeysDeletedInAllDatabases() throws Exception {
        // Given keys whose time is over, and a server that does not look for them by itself
        server.call("DEBUG", "SET-ACTIVE-EXPIRE", "0");
        server.call("EVAL", "for i = 1, 3000 do redis.call('SET', 'old' .. i, 'x', 'PX', 1) end", "0");
        server.call("SET", "stays", "1");
        server.call(
                "EVAL", "redis.call('SELECT', 5) for i = 1, 70 do redis.call('SET', 'o' .. i, 'x', 'PX', 1) end", "0");
        server.call("DEBUG", "SLEEP", "0.02");
        assertThat(server.call("DBSIZE")).isEqualTo(3_001L);

        // When
        var keys = maintain().keys().orElseThrow();

        // Then
        assertThat(keys.expired()).isEqualTo(3_070);
        assertThat(keys.whole()).isTrue();
        assertThat(server.call("DBSIZE")).isEqualTo(1L);
        assertThat(server.info("db5")).isEmpty();
    }

    @Test
    void shouldNameTheLargestKeysFirst() throws Exception {
        // Given
        server.call("EVAL", "for i = 1, 5000 do redis.call('RPUSH', 'queue', 'job' .. i) end", "0");
        server.call("EVAL", "for i = 1, 300 do redis.call('HSET', 'user;drop', 'f' .. i, 'x') end", "0");
        server.call("EVAL", "for i = 1, 100 do redis.call('SET', 'small' .. i, 'x') end", "0");
        server.call("SET", "page", "x".repeat(1_000_000));

        // When
        var largest = maintain().keys().orElseThrow().largest();

        // Then
        assertThat(largest).hasSize(20);
        assertThat(largest.get(0).name()).isEqualTo("page");
        assertThat(largest.get(0).type()).isEqualTo("string");
        assertThat(largest.get(0).elements()).isEqualTo(1_000_000);
        assertThat(largest.get(0).bytes()).isBetween(1_000_000L, 1_300_000L);
        assertThat(largest.get(1).name()).isEqualTo("queue");
        assertThat(largest.get(1).elements()).isEqualTo(5_000);
        assertThat(largest.get(2).name()).isEqualTo("user;drop");
    }

    @Test
    void shouldLookIntoEachDatabaseWhicheverTheUrlNames() throws Exception {
        // Given
        for (var database : new String[] {"0", "3", "5"}) {
            try (var session = server.session()) {
                session.call("SELECT", database);
                session.call("RPUSH", "list" + database, "x".repeat(100 + Integer.parseInt(database)), "y");
            }
        }
        var third = RedisAddress.parse(
                URI.create("redis://127.0.0.1:" + server.address().port() + "/3"));

        // When
        var keys =
                MaintainedRedis.section(new MaintainedRedis(third).run()).keys().orElseThrow();

        // Then
        assertThat(keys.seen()).isEqualTo(3);
        assertThat(keys.largest())
                .extracting(key -> key.database() + " " + key.name() + " " + key.elements())
                .containsExactlyInAnyOrder("0 list0 2", "3 list3 2", "5 list5 2");
    }

    @Test
    void shouldShowAnyNameOnOneHarmlessLine() throws Exception {
        // Given
        try (var session = server.session()) {
            session.call(RedisCall.of("SET")
                    .with(new byte[] {'a', '\r', '\n', 27, '[', '3', '1', 'm', (byte) 0xff, 0})
                    .with(new byte[] {1}));
            session.call("SET", "\u202eünï 'quoted' \"name\" <b>", "1");
            session.call("SET", "x".repeat(10_000), "1");
        }

        // When
        var report = new MaintainedRedis(server.address()).run();

        // Then
        assertThat(Reports.rows(report, "Largest keys"))
                .extracting(row -> row.get(0))
                .contains(
                        "a<U+000D><U+000A><U+001B>[31m\ufffd<U+0000>",
                        "<U+202E>ünï 'quoted' \"name\" <b>",
                        "x".repeat(200) + "…");
    }

    @Test
    void shouldWarnOfAKeyThatHoldsMuchOfTheMemory() throws Exception {
        // Given
        server.call("SETRANGE", "blob", "110000000", "x");

        // When
        var report = new MaintainedRedis(server.address()).run();

        // Then
        assertThat(Reports.problems(report)).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("key blob");
            assertThat(finding.seen()).matches("takes 1\\d\\d MB of the 1\\d\\d MB in use");
        });
    }

    @Test
    void shouldFindNothingInAnEmptyServer() throws Exception {
        var report = new MaintainedRedis(server.address()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(MaintainedRedis.section(report).keys().orElseThrow().seen()).isZero();
        assertThat(server.call("DBSIZE")).isEqualTo(0L);
    }

    @Test
    void shouldDeleteNothingInADryRun() throws Exception {
        server.call("DEBUG", "SET-ACTIVE-EXPIRE", "0");
        server.call("SET", "old", "x", "PX", "1");
        server.call("DEBUG", "SLEEP", "0.02");
        new MaintainedRedis(server.address()).settings(Map.of()).dryRun().run();
        assertThat(server.call("DBSIZE")).isEqualTo(1L);
    }
}
