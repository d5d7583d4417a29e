package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every check of an audit, by the tool itself, where it may not look, where what it looks at is not there, and where the answer is
 * nonsense: none may call that well.
 */
class EveryCheckTest {
    private static final int CHECKS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> PROGRAMS = List.of(
            "nft", "iptables-save", "ip6tables-save", "ufw", "docker", "ss", "apt-get", "dpkg-query", "getfacl");

    @TempDir
    private Path folder;

    private Path programs;
    private Path locked;

    @BeforeEach
    void makeFolders() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        locked = Files.createDirectories(folder.resolve("locked"));
        Files.createDirectory(folder.resolve("osv"));
    }

    @AfterEach
    void unlock() throws IOException {
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }

    private void configure(String database, int redis, int tls, Path files) throws IOException {
        Files.writeString(folder.resolve("upkeep.yaml"), """
                service: shop
                api:
                  endpoints: [{name: main, url: "https://127.0.0.1:%3$d/"}]
                  accessLogs: {files: ["%4$s/access.log"]}
                database: {url: "jdbc:postgresql://%1$s", user: stranger, password: any}
                redis: {url: "redis://127.0.0.1:%2$d", password: wrong}
                security:
                  keys: [{name: payment, file: "%4$s/key"}, {name: token, file: "%4$s/key", variable: TOKEN}]
                  secretFiles: ["%4$s/*.key"]
                  dependencies: {manifests: ["%4$s/package-lock.json"], vulnerabilities: "%4$s/osv"}
                  firewall: {allow: [22/tcp]}
                """.formatted(database, redis, tls, files));
    }

    /** Root, too, may not read what nobody may read. */
    private ProcessResult audit() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        words.addAll(List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(
                List.of("security-audit", "-c", folder.resolve("upkeep.yaml").toString()));
        words.addAll(List.of("--report", folder.resolve("report").toString()));
        return Command.of(Path.of("/usr/bin/env"), words.toArray(String[]::new))
                .environment("PATH", programs + ":/usr/bin:/bin")
                .run(LIMIT);
    }

    /** What each check came to: its issues and gaps. */
    private Map<String, JsonNode> checks() throws IOException {
        var report =
                new ObjectMapper().readTree(folder.resolve("report/report.json").toFile());
        var checks = new TreeMap<String, JsonNode>();
        report.at("/security/checks")
                .forEach(check -> checks.put(check.path("name").asText(), check));
        assertThat(checks).hasSize(CHECKS);
        assertThat(report.path("status").asText()).isIn("UNKNOWN", "CRITICAL");
        return checks;
    }

    private static void shouldNotBeWell(Map<String, JsonNode> checks) {
        assertThat(checks)
                .allSatisfy((name, check) -> assertThat(check.path("gaps").asInt()
                                + check.path("issues").asInt())
                        .as(name)
                        .isPositive());
    }

    private static void shouldHaveGaps(Map<String, JsonNode> checks, String... names) {
        for (var name : names) {
            assertThat(checks.get(name).path("gaps").asInt()).as(name).isPositive();
        }
    }

    private static String[] names(Map<String, JsonNode> checks) {
        return checks.keySet().toArray(String[]::new);
    }

    private void fake(String program, String script) {
        try {
            var file = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says the same to everybody, and closes. */
    private static ServerSocket saying(byte[] answer) throws IOException {
        var server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        var thread = new Thread(() -> answer(server, answer), "stranger");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void answer(ServerSocket server, byte[] answer) {
        try {
            for (var client = server.accept(); ; client = server.accept()) {
                client.getOutputStream().write(answer);
                client.close();
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    @Test
    void shouldNotCallWellWhatItMayNotLookAt() throws Exception {
        // Given files that nobody may read, a role without rights, a wrong password, rules that only root may read
        for (var name : List.of("access.log", "key", "a.key", "package-lock.json")) {
            Files.writeString(locked.resolve(name), "x");
        }
        Files.createDirectory(locked.resolve("osv"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        PROGRAMS.forEach(program -> fake(program, "echo '" + program + ": Operation not permitted' >&2; exit 1"));
        var database = TestCluster.database();
        TestCluster.sql(TestCluster.address(), """
                do $$ begin create role stranger login password 'any'; exception when duplicate_object then null; end $$
                """);
        try (var redis = TestRedis.start(folder, "--requirepass", "right");
                var tls = saying(new byte[] {21, 3, 3, 0, 2, 2, 40})) {
            configure(
                    database.host() + ":" + database.port() + "/postgres",
                    redis.address().port(),
                    tls.getLocalPort(),
                    locked);

            // When
            var result = audit();

            // Then
            assertThat(result.status()).as(result.output() + result.errors()).isIn(2, 3);
            var checks = checks();
            shouldHaveGaps(checks, names(checks));
        }
    }

    @Test
    void shouldNotCallWellWhatIsNotThere() throws Exception {
        // Given
        PROGRAMS.forEach(program -> fake(program, "echo 'sh: not found' >&2; exit 127"));
        configure("127.0.0.1:" + Ports.free() + "/shop", Ports.free(), Ports.free(), folder.resolve("nowhere"));

        // When
        var result = audit();

        // Then
        assertThat(result.status()).as(result.output() + result.errors()).isIn(2, 3);
        var checks = checks();
        shouldNotBeWell(checks);
        shouldHaveGaps(checks, names(checks));
    }

    @Test
    void shouldNotCallWellWhatAnswersNonsense() throws Exception {
        // Given
        var nonsense = "\u0001{]<nonsense; 'ü\" $(x)\n\n%s\u0000".getBytes(StandardCharsets.UTF_8);
        for (var name : List.of("access.log", "key", "package-lock.json", "osv/all.json")) {
            Files.write(folder.resolve(name), nonsense);
        }
        PROGRAMS.forEach(program -> fake(program, "printf '\\001{]<nonsense; \\042 $(x)\\n\\n'"));
        try (var server = saying(nonsense)) {
            var port = server.getLocalPort();
            configure("127.0.0.1:" + port + "/shop", port, port, folder);

            // When
            var result = audit();

            // Then
            assertThat(result.status()).as(result.output() + result.errors()).isIn(2, 3);
            shouldNotBeWell(checks());
        }
    }
}
