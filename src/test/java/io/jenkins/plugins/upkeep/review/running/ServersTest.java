package io.jenkins.plugins.upkeep.review.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {
    private static final DistributionPackages PACKAGES = DistributionPackages.ofHost();

    @Test
    void shouldAskARealPostgres() throws Exception {
        // Given
        var address = TestCluster.address();
        var asking = new AskPostgres("database", address);

        // When
        var running = asking.ask().found().get(0);

        // Then
        assertThat(running.name()).isEqualTo("database");
        assertThat(running.product()).isEqualTo("postgresql");
        assertThat(running.version().numbers())
                .startsWith(TestCluster.programs().server().orElseThrow().major());
        assertThat(running.seen()).startsWith("says " + running.version());
        assertThat(asking.plan()).isEqualTo("database: ask " + address + " for server_version");
    }

    @Test
    void shouldSayWhyAPostgresCannotBeAsked() throws Exception {
        var nowhere = DatabaseAddress.of("127.0.0.1", Ports.free(), "x", "x", Secret.of("hunter2"));
        var stranger = TestCluster.address().account(Optional.of("nobody"), Optional.of(Secret.of("hunter2")));

        assertThatThrownBy(() -> new AskPostgres("database", nowhere).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is the server running")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new AskPostgres("database", stranger).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldAskARealRedis(@TempDir Path folder) throws Exception {
        try (var redis = TestRedis.start(folder)) {
            var running = new AskRedis("redis", redis.address(), PACKAGES)
                    .ask()
                    .found()
                    .get(0);

            assertThat(running.product()).isEqualTo("redis");
            assertThat(running.version().text()).isEqualTo(redis.info("redis_version"));
        }
    }

    @Test
    void shouldSayWhyARedisCannotBeAsked(@TempDir Path folder) throws Exception {
        try (var redis = TestRedis.start(folder, "--requirepass", "hunter2")) {
            assertThatThrownBy(() -> new AskRedis("redis", redis.address(), PACKAGES).ask())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("NOAUTH");
        }
        var nowhere = TestRedis.at(Ports.free());
        assertThatThrownBy(() -> new AskRedis("redis", nowhere, PACKAGES).ask()).isInstanceOf(UpkeepException.class);
    }

    @Test
    void shouldNotWaitForAServerThatSaysNothing() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var port = silent.getLocalPort();
            var askings = List.<Asking>of(
                    new AskRedis("redis", TestRedis.at(port), PACKAGES),
                    new AskPostgres("database", DatabaseAddress.of("127.0.0.1", port, "x", "x", Secret.of("y"))),
                    new AskHeader("jenkins", "jenkins", URI.create("http://127.0.0.1:" + port)));

            // When
            var answers = new Inquiry(askings, Duration.ofSeconds(1)).run();

            // Then
            assertThat(answers)
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(answer.found()).isEmpty());
            assertThat(answers)
                    .flatExtracting(Answer::gaps)
                    .extracting(gap -> gap.subject() + ": " + gap.reason())
                    .containsExactly(
                            "redis: gave no answer within 1 s",
                            "database: gave no answer within 1 s",
                            "jenkins: gave no answer within 1 s");
        }
    }

    @Test
    void shouldReadTheHeaderOfJenkinsWhateverItsStatus() throws Exception {
        var server = answering(403, Map.of("X-Jenkins", "2.568.2"));
        try {
            var running = new AskHeader("jenkins", "jenkins", at(server))
                    .ask()
                    .found()
                    .get(0);

            assertThat(running.version()).hasToString("2.568.2");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldNotGuessAVersionFromAnotherHeader() throws Exception {
        var server = answering(200, Map.of("Server", "Apache/2.4.57 (Debian)", "X-Jenkins", "unknown"));
        try {
            assertThatThrownBy(() -> new AskHeader("web", "nginx", at(server)).ask())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("without a version in the header Server");
            assertThatThrownBy(() -> new AskHeader("ci", "jenkins", at(server)).ask())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessage("ci: says \"unknown\", in which there is no version");
        } finally {
            server.stop(0);
        }
        var nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/?token=secret");
        assertThatThrownBy(() -> new AskHeader("ci", "jenkins", nowhere).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("cannot be asked")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldReadTheHeaderOfARealNginx(@TempDir Path folder) throws Exception {
        // Given
        var program = Command.find("nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable));
        assumeThat(program).as("nginx is not installed; run bin/setup --test").isPresent();
        var port = Ports.free();
        var config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; master_process off; pid FOLDER/nginx.pid; error_log FOLDER/error.log; events {}
                http { access_log off; client_body_temp_path FOLDER/a; proxy_temp_path FOLDER/b; fastcgi_temp_path FOLDER/c;
                  uwsgi_temp_path FOLDER/d; scgi_temp_path FOLDER/e; server { listen 127.0.0.1:PORT; return 204; } }
                """.replace("FOLDER", folder.toString())
                .replace("PORT", Integer.toString(port)));
        var nginx = Command.of(program.get(), "-p", folder.toString(), "-c", config.toString())
                .start();
        nginx.discardOutput();
        try (nginx) {
            var asking = new AskHeader("web", "nginx", URI.create("http://127.0.0.1:" + port));
            Awaitility.await().until(() -> isListening(port));

            // When
            var running = asking.ask().found().get(0);

            // Then: the program says the same
            var told = new AskCommand("web", "nginx", List.of(program.get().toString(), "-v"), PACKAGES).ask();
            assertThat(running.version()).isEqualTo(told.found().get(0).version());
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpServer answering(int status, Map<String, String> headers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var body = "no".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI at(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/login");
    }
}
