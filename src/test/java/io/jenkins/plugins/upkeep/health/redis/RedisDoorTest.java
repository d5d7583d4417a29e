package io.jenkins.plugins.upkeep.health.redis;

import static io.jenkins.plugins.upkeep.health.redis.RedisProbeTest.find;
import static io.jenkins.plugins.upkeep.health.redis.RedisProbeTest.look;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.Probes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of servers that do not answer, or do not let us in. */
class RedisDoorTest {
    @Test
    void shouldCallAServerCriticalThatIsNotThere() throws Exception {
        // When
        var finding = only(look(TestRedis.at(Ports.free())));

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen()).contains("no connection").contains("Connection refused");
        assertThat(finding.action()).startsWith("start the server");
    }

    @Test
    void shouldNotKnowAServerThatDoesNotKnowUs(@TempDir Path folder) throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // Given
            var wrong = Secret.of("wrong-secret");
            var stranger = redis.address().account(Optional.of("nobody"), Optional.of(wrong));

            // When
            var finding = only(look(stranger));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(finding.seen()).contains("does not accept redis.user and redis.password (WRONGPASS)");
            assertThat(finding.toString()).doesNotContain("wrong-secret");
        }
    }

    @Test
    void shouldNotKnowWhatAnAccountMayNotSee(@TempDir Path folder) throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // Given
            redis.call("ACL", "SETUSER", "poor", "on", ">pw", "+ping", "+select");
            redis.call("ACL", "SETUSER", "modest", "on", ">pw", "+ping", "+select", "+info");
            var secret = Optional.of(Secret.of("pw"));

            // When
            var poor = only(look(redis.address().account(Optional.of("poor"), secret)));
            var modest = look(redis.address().account(Optional.of("modest"), secret));
            redis.call("SET", "a", "1");
            var later = new RedisProbe(redis.address().account(Optional.of("modest"), secret))
                    .look(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)));

            // Then what needs no settings is known
            assertThat(poor.severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(poor.seen()).contains("NOPERM");
            assertThat(modest.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
            assertThat(find(later, "redis last save").severity()).isEqualTo(Severity.UNKNOWN);
        }
    }

    @Test
    void shouldCallAServerCriticalThatLoadsItsData() throws Exception {
        // Given
        try (var server = new Talker("-LOADING Redis is loading the dataset in memory\r\n", false)) {
            // When
            var finding = only(look(TestRedis.at(server.port())));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).isEqualTo("is still loading its data from the disk, and answers nobody");
        }
    }

    @Test
    void shouldNotWaitForEverForASilentServer() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // When
            var finding = only(look(TestRedis.at(silent.getLocalPort())));

            // Then
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).isEqualTo("hangs: it gave no answer in time");
        }
    }

    @Test
    void shouldLeaveAServerThatNeverStopsTalking() throws Exception {
        // Given a server that keeps each wait short, and never comes to an end
        try (var server = new Talker("$9000000\r\n", true)) {
            var probe = new RedisProbe(TestRedis.at(server.port()));
            var look = CompletableFuture.supplyAsync(() -> probe.look(Clock.systemUTC()));
            server.awaitCaller();

            // When
            probe.abandon();

            // Then
            assertThat(only(look.get(4, SECONDS)).severity()).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    void shouldEndWithTheDeadlineOfAllProbes() throws Exception {
        // Given
        try (var server = new Talker("$9000000\r\n", true)) {
            var probe = new RedisProbe(TestRedis.at(server.port()));

            // When
            var results = new Probes(List.of(probe), Duration.ofSeconds(1)).look(Clock.systemUTC(), Progress.unseen());

            // Then
            assertThat(only(results.get(0)).severity()).isEqualTo(Severity.UNKNOWN);
            await().atMost(10, SECONDS).until(server::isLeft);
        }
    }

    private static Finding only(ProbeResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    /** A server with one answer, which it may go on with for ever. */
    private static final class Talker implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);

        private Talker(String answer, boolean endless) throws IOException {
            var thread = new Thread(() -> talk(answer, endless));
            thread.setDaemon(true);
            thread.start();
        }

        private void talk(String answer, boolean endless) {
            try (var caller = server.accept()) {
                caller.getInputStream().read();
                var output = caller.getOutputStream();
                output.write(answer.getBytes(StandardCharsets.US_ASCII));
                called.countDown();
                while (endless) {
                    output.write('x');
                    new CountDownLatch(1).await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
                caller.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException | InterruptedException e) {
                // The caller has left, which is what is waited for.
                left.countDown();
            }
        }

        int port() {
            return server.getLocalPort();
        }

        void awaitCaller() throws InterruptedException {
            assertThat(called.await(10, SECONDS)).isTrue();
        }

        boolean isLeft() {
            return left.getCount() == 0;
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the test server cannot be closed", e);
            }
        }
    }
}
