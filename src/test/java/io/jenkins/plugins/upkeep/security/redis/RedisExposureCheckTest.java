package io.jenkins.plugins.upkeep.security.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisExposureCheckTest {
    private static final String PASSWORD = "Zq8-secret-xyzzy";

    @TempDir
    private Path folder;

    private static RedisAddress as(TestRedis redis, String user, String password) {
        return redis.address().account(Optional.ofNullable(user), Optional.of(Secret.of(password)));
    }

    private static Outcome look(RedisAddress address) throws Exception {
        var check = new RedisExposureCheck(address);
        var outcome = check.look(Clock.systemUTC());
        assertThat(outcome.toString()).doesNotContain(PASSWORD).doesNotContain("#");
        assertThat(outcome.issues()).allMatch(issue -> check.rules().contains(issue.rule()));
        return outcome;
    }

    private static List<String> found(Outcome outcome) {
        return outcome.issues().stream()
                .map(issue -> issue.finding().severity() + " " + issue.rule().id())
                .toList();
    }

    @Test
    void shouldFindAServerWithoutPasswordOnThisMachine() throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // When
            var outcome = look(redis.address());

            // Then
            assertThat(found(outcome)).containsExactly("INFO redis-dangerous-commands", "WARNING redis-no-password");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(outcome.issues()).last().extracting(Issue::subject).isEqualTo("redis " + redis.address());
        }
    }

    @Test
    void shouldAskAnOlderServer() throws Exception {
        try (var redis = TestRedis.withItsAllocator(folder)) {
            assertThat(found(look(redis.address())))
                    .containsExactly("INFO redis-dangerous-commands", "WARNING redis-no-password");
        }
    }

    @Test
    void shouldFindNothingGraveBehindAPassword() throws Exception {
        try (var redis = TestRedis.start(folder, "--requirepass", PASSWORD)) {
            assertThat(found(look(as(redis, null, PASSWORD)))).containsExactly("INFO redis-dangerous-commands");
        }
    }

    @Test
    void shouldFindUsersWithoutPassword() throws Exception {
        try (var redis = TestRedis.start(folder, "--requirepass", PASSWORD)) {
            // Given
            try (var session = RedisSession.open(as(redis, null, PASSWORD), Duration.ofSeconds(5))) {
                session.call("ACL", "SETUSER", "guest\u001b[2J", "on", "nopass", "+@all", "-@dangerous", "~*");
                session.call("ACL", "SETUSER", "off", "off", "nopass", "+@all");
                session.call("ACL", "SETUSER", "app", "on", ">" + PASSWORD, "+@all", "-@dangerous", "~*");
            }

            // When
            var outcome = look(as(redis, null, PASSWORD));

            // Then
            assertThat(outcome.issues())
                    .extracting(Issue::key)
                    .containsExactlyInAnyOrder(
                            "redis-no-password redis user guest<U+001B>[2J",
                            "redis-dangerous-commands redis user default");
            assertThat(outcome.views()).hasSize(1);
        }
    }

    @Test
    void shouldFindWhatIsOpenToTheNetwork() throws Exception {
        try (var redis = TestRedis.start(folder, "--bind", "0.0.0.0", "--requirepass", PASSWORD)) {
            assertThat(found(look(as(redis, null, PASSWORD))))
                    .containsExactly(
                            "WARNING redis-open-bind", "WARNING redis-no-tls", "INFO redis-dangerous-commands");
        }
    }

    @Test
    void shouldKnowWhereAServerListens() {
        assertThat(Listening.of(Map.of("bind", "127.0.0.1 -::1", "port", "1")).beyondLoopback())
                .isFalse();
        assertThat(Listening.of(Map.of("bind", "* -::*")).onAll()).isTrue();
        assertThat(Listening.of(Map.of("bind", "")).onAll()).isTrue();
        assertThat(Listening.of(Map.of("bind", "10.0.0.1", "port", "0")))
                .isEqualTo(new Listening(List.of("10.0.0.1"), false, true));
        assertThat(Listening.of(Map.of("protected-mode", "no")).mode()).isFalse();
    }

    @Test
    void shouldSayWhatItMayNotSee() throws Exception {
        try (var redis = TestRedis.start(folder, "--protected-mode", "no")) {
            // Given
            redis.call("ACL", "SETUSER", "auditor", "on", ">" + PASSWORD, "+ping", "+select");

            // When
            var outcome = look(as(redis, "auditor", PASSWORD));

            // Then
            assertThat(outcome.gaps())
                    .extracting(Gap::subject)
                    .containsExactly("redis " + redis.address() + " settings", "redis " + redis.address() + " users");
            assertThat(found(outcome)).containsExactly("CRITICAL redis-no-password");
        }
    }

    @Test
    void shouldSayWhenCommandsAreRenamed() throws Exception {
        try (var redis = TestRedis.start(
                folder, "--rename-command", "CONFIG", "", "--rename-command", "ACL", "", "--requirepass", PASSWORD)) {
            // When
            var outcome = look(as(redis, null, PASSWORD));

            // Then
            assertThat(outcome.gaps()).hasSize(2);
            assertThat(outcome.issues()).isEmpty();
        }
    }

    @Test
    void shouldFindProtectedModeOff() throws Exception {
        try (var redis = TestRedis.start(folder, "--protected-mode", "no")) {
            var outcome = look(redis.address());
            assertThat(found(outcome)).contains("WARNING redis-protected-mode");
            assertThat(outcome.issues())
                    .filteredOn(issue -> issue.rule().id().equals("redis-protected-mode"))
                    .allSatisfy(issue -> assertThat(issue.finding().action()).startsWith("first set a password"));
            assertThat(outcome.issues()).noneMatch(issue -> issue.finding().severity() == Severity.CRITICAL);
        }
    }

    @Test
    void shouldSayWhenThePasswordIsWrong() throws Exception {
        try (var redis = TestRedis.start(folder, "--requirepass", PASSWORD)) {
            assertThat(look(as(redis, null, "wrong")).gaps()).hasSize(1);
            assertThat(look(redis.address()).gaps()).hasSize(1);
        }
    }

    @Test
    void shouldFailWhereThereIsNoServer() throws Exception {
        var nowhere = TestRedis.at(Ports.free());
        assertThatThrownBy(() -> look(nowhere)).isInstanceOf(UpkeepException.class);
    }

    @Test
    void shouldFailWhereSomethingElseAnswers() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            var thread = new Thread(() -> answer(server));
            thread.setDaemon(true);
            thread.start();
            var address = TestRedis.at(server.getLocalPort());

            // When, Then
            assertThatThrownBy(() -> look(address)).isInstanceOf(UpkeepException.class);
        }
    }

    private static void answer(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("220 mail.example.org ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The test is over.
        }
    }
}
