package io.jenkins.plugins.upkeep.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings are put in force one by one, on a real server. */
class RedisSettingsTest {
    @TempDir
    private Path folder;

    private TestRedis server;

    @BeforeEach
    void startServer() throws Exception {
        server = TestRedis.start(folder);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private MaintainedRedis redis(Map<String, String> settings) {
        return new MaintainedRedis(server.address()).settings(settings);
    }

    @Test
    void shouldSetWhatDiffersAndSayWhatItWas() throws Exception {
        // When
        var report = redis(Map.of("maxmemory-policy", "volatile-lru", "maxmemory", "2gb", "save", "900 1 300 10"))
                .run();

        // Then
        assertThat(server.setting("maxmemory-policy")).isEqualTo("volatile-lru");
        assertThat(server.setting("maxmemory")).isEqualTo("2147483648");
        assertThat(server.setting("save")).isEqualTo("900 1 300 10");
        assertThat(Reports.rows(report, "Settings"))
                .containsExactly(
                        List.of("maxmemory", "0", "2147483648", "set"),
                        List.of("maxmemory-policy", "noeviction", "volatile-lru", "set"),
                        List.of("save", "(empty)", "900 1 300 10", "set"));
        assertThat(report.verdict()).startsWith("3 of 3 settings as they should be, ");
        assertThat(Reports.seen(report)).anyMatch(text -> text.contains("3 were set until the next restart"));
    }

    @Test
    void shouldLeaveWhatIsRightAlone() throws Exception {
        // Given
        redis(Map.of("maxmemory", "2gb", "save", "900 1 300 10", "maxmemory-policy", "volatile-lru"))
                .run();

        // When
        var report = redis(Map.of("maxmemory", "2048MB", "save", "900 1  300 10", "maxmemory-policy", "VOLATILE-LRU"))
                .run();

        // Then
        assertThat(Reports.rows(report, "Settings"))
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo("as it should be"));
        assertThat(report.status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldNotSetALimitBelowWhatIsInUse() throws Exception {
        // When
        var report = redis(Map.of("maxmemory", "100kb", "maxmemory-policy", "volatile-lru"))
                .run();

        // Then
        assertThat(server.setting("maxmemory")).isEqualTo("0");
        assertThat(server.setting("maxmemory-policy")).isEqualTo("volatile-lru");
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("setting maxmemory");
            assertThat(finding.seen()).startsWith("was not set: 102400 bytes are less than the ");
        });
    }

    @Test
    void shouldGoOnAfterARefusal() throws Exception {
        // When
        var report = redis(Map.of("maxmemory-policy", "no-such; policy", "no-such-setting", "1", "timeout", "300"))
                .run();

        // Then
        assertThat(server.setting("timeout")).isEqualTo("300");
        assertThat(Reports.problems(report))
                .extracting(finding -> finding.subject())
                .containsExactlyInAnyOrder("setting maxmemory-policy", "setting no-such-setting");
    }

    @Test
    void shouldHideWhatMayBeASecret() throws Exception {
        // When
        var report = redis(Map.of("masterauth", "s3cr3t")).run();

        // Then
        assertThat(server.setting("masterauth")).isEqualTo("s3cr3t");
        assertThat(report.toString()).doesNotContain("s3cr3t");
        assertThat(Reports.rows(report, "Settings"))
                .containsExactly(List.of("masterauth", "(hidden)", "(hidden)", "set"));
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        // When
        var redis = redis(Map.of("timeout", "300")).dryRun();
        var report = redis.run();

        // Then
        assertThat(server.setting("timeout")).isEqualTo("0");
        assertThat(Reports.rows(report, "Settings")).containsExactly(List.of("timeout", "0", "300", "would be set"));
        assertThat(redis.lines())
                .contains("CONFIG SET timeout 300  -- is 0")
                .anyMatch(line -> line.startsWith("MEMORY PURGE  -- "));
        assertThat(Reports.seen(report))
                .contains("memory purge: MEMORY PURGE would be sent")
                .anyMatch(text -> text.startsWith("keys: would be gone through"));
    }

    @Test
    void shouldWarnWhereAnyKeyOfAStoreMayGo() throws Exception {
        // Given
        server.call("SET", "order", "1");
        server.call("SET", "session", "1", "EX", "1000");

        // When
        var report = redis(Map.of("maxmemory-policy", "allkeys-lru", "save", "900 1"))
                .run();

        // Then
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen())
                    .startsWith("allkeys-lru deletes any key when memory is full, 1 of 2 keys have no expiry");
        });
        assertThat(report.verdict())
                .startsWith("maxmemory-policy: allkeys-lru deletes any key")
                .contains(
                        "; first: use volatile-lru or noeviction for a store", " (2 of 2 settings as they should be, ");
    }

    @Test
    void shouldNotWarnOfACache() throws Exception {
        server.call("SET", "page", "1");
        assertThat(Reports.problems(
                        redis(Map.of("maxmemory-policy", "allkeys-lru")).run()))
                .isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoFileToWriteTo() throws Exception {
        var report = redis(Map.of("timeout", "300")).rewrite().run();
        assertThat(Reports.problems(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen())
                        .startsWith(
                                "were not written to redis.conf; the server said: ERR The server is running without"));
    }

    @Test
    void shouldHaveTheServerWriteItsFile() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("redis.conf"), "# ours\ntimeout 10\n");
        try (var configured = TestRedis.startWith(file, folder)) {
            // When
            var report = new MaintainedRedis(configured.address())
                    .settings(Map.of("timeout", "300"))
                    .rewrite()
                    .run();

            // Then
            assertThat(Files.readString(file)).startsWith("# ours\ntimeout 300\n");
            assertThat(MaintainedRedis.section(report).settings().orElseThrow().rewritten())
                    .isTrue();
        }
    }

    @Test
    void shouldNameEachRightThatAnAccountLacks() throws Exception {
        // Given
        server.call("ACL", "SETUSER", "upkeep", "on", ">pw", "+ping", "+info", "+scan", "+select");
        var address = server.address().account(Optional.of("upkeep"), Optional.of(Secret.of("pw")));

        // When
        var report = new MaintainedRedis(address)
                .settings(Map.of("timeout", "300", "maxmemory-policy", "volatile-lru"))
                .run();

        // Then
        assertThat(Reports.seen(report))
                .anyMatch(text -> text.startsWith("setting timeout: was not set: the server said: NOPERM"))
                .anyMatch(text -> text.startsWith("setting maxmemory-policy: was not set: the server said: NOPERM"))
                .anyMatch(text ->
                        text.startsWith("defragmentation: ended early: ") && text.contains("refused GET: NOPERM"))
                .anyMatch(text ->
                        text.startsWith("memory purge: Redis ") && text.contains("refused MEMORY PURGE: NOPERM"))
                .anyMatch(text -> text.contains("let the account upkeep do it with ACL SETUSER"));
        assertThat(MaintainedRedis.section(report).keys()).isPresent();
        assertThat(report.status()).isNotEqualTo(Status.OK);
    }

    @Test
    void shouldNeedNoMoreRightsThanItsGuideNames() throws Exception {
        // Given
        var guide = Files.readString(Path.of("docs", "redis-maintenance.md"));
        var rights = Pattern.compile("The account needs `([^`]*)`").matcher(guide);
        assertThat(rights.find()).isTrue();
        var account = new ArrayList<>(List.of("SETUSER", "upkeep", "on", ">pw"));
        account.addAll(List.of(rights.group(1).strip().split("\\s+", -1)));
        server.call("ACL", account.toArray(String[]::new));
        server.call("RPUSH", "queue", "1");
        var address = server.address().account(Optional.of("upkeep"), Optional.of(Secret.of("pw")));

        // When
        var report = new MaintainedRedis(address)
                .settings(Map.of("timeout", "300", "maxmemory", "1gb"))
                .run();

        // Then
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(MaintainedRedis.section(report).keys().orElseThrow().largest())
                .singleElement()
                .satisfies(key -> assertThat(key.elements()).isEqualTo(1));
    }
}
