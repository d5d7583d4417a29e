package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.monitoring.Silence;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.AlertmanagerServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real command line, killed while it enters or leaves a window: the next call puts things right. */
class KilledWindowTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private static ServiceDesk desk(String more) {
        return ServiceDesk.open().write("""
                service: shop
                %s
                maintenance:
                  mode:
                    flag: MAINTENANCE
                    enter: [sh, -c, 'test ! -e slow || { touch entering; exec sleep 300; }; echo on >mode']
                    leave: [sh, -c, 'test ! -e slow || { touch leaving; exec sleep 300; }; echo off >mode']
                  state: state
                  timeout: 5m
                """.formatted(more));
    }

    private static void kill(RunningProcess run) throws Exception {
        ProcessHandle.of(run.pid()).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
        ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
        run.await(LONG);
    }

    private static void assertLeft(ServiceDesk desk) throws IOException {
        try (var files = Files.list(desk.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("MAINTENANCE"));
        }
        try (var files = Files.list(desk.folder().resolve("state"))) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf("lock", "keeper", "keeper.log");
        }
        var mode = desk.folder().resolve("mode");
        assertThat(!Files.exists(mode) || Files.readString(mode).equals("off\n"))
                .isTrue();
    }

    /** The files come one after the other while a window is entered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state/lock",
                "state/one.window.json",
                "state/next",
                "state/keeper",
                "state/mode.json",
                "MAINTENANCE",
                "entering"
            })
    void shouldUndoWhatWasBeingEntered(String moment) throws Exception {
        try (var desk = desk("")) {
            // Given
            Files.createFile(desk.folder().resolve("slow"));
            try (var run = desk.start("window", "enter", "--duration", "1h", "--id", "one")) {
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(LONG)
                        .until(() -> Files.exists(desk.folder().resolve(moment)));
                kill(run);
            }
            Files.delete(desk.folder().resolve("slow"));

            // When
            var status = desk.run("window", "status");

            // Then
            assertThat(status.status()).as(status.out() + status.errors()).isLessThan(2);
            assertThat(status.out()).endsWith("shop is not under maintenance\n");
            assertLeft(desk);
        }
    }

    @Test
    void shouldGoOnWithWhatWasBeingLeft() throws Exception {
        try (var desk = desk("")) {
            // Given
            assertThat(desk.run("window", "enter", "--duration", "1h", "--id", "one")
                            .status())
                    .isZero();
            Files.createFile(desk.folder().resolve("slow"));
            try (var run = desk.start("window", "leave")) {
                await().atMost(LONG).until(() -> Files.exists(desk.folder().resolve("leaving")));
                kill(run);
            }
            Files.delete(desk.folder().resolve("slow"));

            // When
            var left = desk.run("window", "leave", "--id", "one");

            // Then
            assertThat(left.status()).as(left.out() + left.errors()).isZero();
            assertLeft(desk);
        }
    }

    @Test
    void shouldEnterAgainByTheSameNameAfterAKill() throws Exception {
        try (var desk = desk("")) {
            // Given
            Files.createFile(desk.folder().resolve("slow"));
            try (var run = desk.start("window", "enter", "--duration", "1h", "--id", "one")) {
                await().atMost(LONG).until(() -> Files.exists(desk.folder().resolve("entering")));
                kill(run);
            }
            Files.delete(desk.folder().resolve("slow"));

            // When
            var entered = desk.run("window", "enter", "--duration", "1h", "--id", "one");

            // Then
            assertThat(entered.status()).as(entered.out() + entered.errors()).isEqualTo(1);
            assertThat(desk.folder().resolve("MAINTENANCE")).exists();
            assertThat(desk.run("window", "leave").status()).isZero();
            assertLeft(desk);
        }
    }

    /** An Alertmanager whose answer to the one who makes a silence never comes. */
    private static HttpServer inFrontOf(URI alertmanager, CountDownLatch made, CountDownLatch over) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var answer = forward(alertmanager, exchange);
            if (exchange.getRequestMethod().equals("POST")) {
                made.countDown();
                awaitQuietly(over);
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] forward(URI to, HttpExchange exchange) throws IOException {
        try {
            var request = HttpRequest.newBuilder(to.resolve(exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException("a test was told to stop", e);
        }
    }

    @Test
    void shouldEndASilenceWhoseNameWasNotYetRemembered() throws Exception {
        var made = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var alertmanager = AlertmanagerServer.start(folder)) {
            var front = inFrontOf(alertmanager.address(), made, over);
            try (var desk = desk("monitoring: {alertmanager: \"http://127.0.0.1:%d\"}"
                    .formatted(front.getAddress().getPort()))) {
                // Given
                try (var run = desk.start("window", "enter", "--duration", "1h", "--id", "one")) {
                    made.await();
                    kill(run);
                }
                over.countDown();
                var client = new Alertmanager(alertmanager.address());
                assertThat(client.silences(java.util.List.of()))
                        .singleElement()
                        .matches(silence -> !silence.isExpired());

                // When
                var status = desk.run("window", "status");

                // Then
                assertThat(status.status()).as(status.out()).isEqualTo(1);
                assertThat(client.silences(java.util.List.of())).allMatch(Silence::isExpired);
                assertLeft(desk);
            } finally {
                front.stop(0);
            }
        }
    }
}
