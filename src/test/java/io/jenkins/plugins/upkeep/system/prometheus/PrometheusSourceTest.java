package io.jenkins.plugins.upkeep.system.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a question whose answer begins and does not go on. */
class PrometheusSourceTest {
    private static final String BEGINNING = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"status\":\"success\",";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final RangeAnswer.Points NOBODY = (time, labels, value) -> {};
    private static final TimeSlices HOUR =
            TimeSlices.before(Instant.parse("2026-03-01T12:00:00Z"), Duration.ofHours(1), Duration.ofMinutes(5));

    private static PrometheusSource source(ServerSocket server, Duration longest) throws Exception {
        var place = "http://127.0.0.1:" + server.getLocalPort();
        return new PrometheusSource(WebAddress.of(URI.create(place)), PATIENCE, longest);
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void shouldStopWhileItWaitsForTheRestOfAnAnswer() throws Exception {
        // Given
        try (var server = server()) {
            var source = source(server, PATIENCE);
            var asking = new FutureTask<Boolean>(() -> {
                assertThatThrownBy(() -> source.ask("up", HOUR, NOBODY)).isInstanceOf(InterruptedException.class);
                return true;
            });
            var thread = new Thread(asking, "asks");
            thread.start();
            try (var socket = server.accept()) {
                socket.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();

                // When
                thread.interrupt();

                // Then
                assertThat(asking.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void shouldGiveUpAnAnswerThatDoesNotGoOn() throws Exception {
        // Given
        try (var server = server()) {
            var source = source(server, Duration.ofSeconds(1));
            var done = new CountDownLatch(1);
            Callable<Void> answer = () -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                    done.await();
                }
                return null;
            };
            new Thread(new FutureTask<>(answer), "answers").start();

            // When
            assertThatThrownBy(() -> source.ask("up", HOUR, NOBODY))
                    // Then
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageContaining("broke off its answer (not read within 1 s)");
            done.countDown();
        }
    }
}
