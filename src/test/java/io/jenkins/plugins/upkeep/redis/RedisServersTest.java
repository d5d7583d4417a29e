package io.jenkins.plugins.upkeep.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which server it is, and how it is reached. */
class RedisServersTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheOthersOfAReplica() throws Exception {
        try (var primary = TestRedis.start(folder);
                var replica = TestRedis.start(
                        Files.createDirectory(folder.resolve("replica")),
                        "--replicaof",
                        "127.0.0.1",
                        Integer.toString(primary.address().port()))) {
            // Given
            await().until(() -> replica.info("master_link_status").equals("up"));

            // When
            var ofReplica = new MaintainedRedis(replica.address())
                    .settings(Map.of("timeout", "300"))
                    .run();
            var ofPrimary = new MaintainedRedis(primary.address()).run();

            // Then
            assertThat(Reports.seen(ofReplica)).anyMatch(text -> text.contains("is a replica of " + primary.address()));
            assertThat(replica.setting("timeout")).isEqualTo("300");
            assertThat(Reports.seen(ofPrimary))
                    .anyMatch(text -> text.contains("has the replicas " + replica.address()));
            assertThat(primary.setting("timeout")).isEqualTo("0");
            assertThat(ofReplica.status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void shouldNotSwitchAnythingOnAtAReplica() throws Exception {
        try (var primary = TestRedis.withItsAllocator(folder);
                var replica = TestRedis.withItsAllocator(
                        Files.createDirectory(folder.resolve("replica")),
                        "--replicaof",
                        "127.0.0.1",
                        Integer.toString(primary.address().port()))) {
            // Given
            await().until(() -> replica.info("master_link_status").equals("up"));
            primary.fragment();
            await().until(() -> replica.call("DBSIZE").equals(20_000L));

            // When
            var report = new MaintainedRedis(replica.address())
                    .defrag(Duration.ofMinutes(1), Duration.ofSeconds(1))
                    .run();

            // Then
            assertThat(Reports.seen(report))
                    .anyMatch(text -> text.startsWith("defragmentation: is not switched on at a replica"));
            assertThat(replica.setting("activedefrag")).isEqualTo("no");
        }
    }

    @Test
    void shouldNameTheOtherNodesOfACluster() throws Exception {
        try (var one = TestRedis.start(folder, "--cluster-enabled", "yes");
                var other =
                        TestRedis.start(Files.createDirectory(folder.resolve("other")), "--cluster-enabled", "yes")) {
            // Given
            one.call("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            one.call(
                    "CLUSTER",
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(other.address().port()));
            await().until(() -> one.info("cluster_enabled").equals("1")
                    && one.session()
                            .text("CLUSTER", "NODES")
                            .contains(other.address().toString()));
            await().until(() -> one.session().text("CLUSTER", "INFO").contains("cluster_state:ok"));
            one.call("SET", "k", "v");

            // When
            var report = new MaintainedRedis(one.address()).run();

            // Then
            assertThat(Reports.seen(report))
                    .anyMatch(text -> text.endsWith(
                            "is one node of a cluster; of the others, they were not looked at: " + other.address()));
            assertThat(MaintainedRedis.section(report).keys().orElseThrow().seen())
                    .isEqualTo(1);
            assertThat(Reports.problems(report)).isEmpty();
        }
    }

    @Test
    void shouldNotTakeASentinelForAServer() throws Exception {
        var file = Files.writeString(folder.resolve("sentinel.conf"), "");
        try (var sentinel = TestRedis.startSentinel(file)) {
            assertThatThrownBy(() -> new MaintainedRedis(sentinel.address()).run())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("is a sentinel, which has no data");
        }
    }

    @Test
    void shouldSayInOneLineThatNobodyIsThere() throws Exception {
        var nowhere = TestRedis.at(Ports.free());
        assertThatThrownBy(() -> new MaintainedRedis(nowhere).run())
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith(
                        "Redis " + nowhere + ": no connection: Connection refused; is the server running");
    }

    @Test
    void shouldAskForTheRightAccount() throws Exception {
        try (var server = TestRedis.start(folder, "--requirepass", "right pass")) {
            // Given
            var address = server.address();
            var right = address.account(Optional.empty(), Optional.of(Secret.of("right pass")));
            var wrong = address.account(Optional.of("some one"), Optional.of(Secret.of("wr0ng")));

            // Then
            assertThat(new MaintainedRedis(right).run().status()).isEqualTo(Status.OK);
            assertThatThrownBy(() -> new MaintainedRedis(wrong).run())
                    .hasMessage("Redis " + address
                            + ": does not accept redis.user and redis.password (WRONGPASS); correct them")
                    .hasNoCause();
            assertThatThrownBy(() -> new MaintainedRedis(address).run())
                    .hasMessageContaining("refused PING: NOAUTH")
                    .hasMessageEndingWith("; give redis.password");
        }
    }

    @Test
    void shouldUseTlsAndHoldTheCertificateAgainstItsAuthority() throws Exception {
        // Given
        var key = key("server", "san=dns:localhost,ip:127.0.0.1");
        var other = key("other", "san=dns:localhost,ip:127.0.0.1");
        var strange = key("strange", "san=dns:elsewhere.example");
        try (var server = tls(key);
                var elsewhere = tls(strange)) {
            // When
            var report = new MaintainedRedis(tls(server.address(), key)).run();

            // Then
            assertThat(report.status()).isEqualTo(Status.OK);
            assertThatThrownBy(() -> new MaintainedRedis(tls(server.address(), other)).run())
                    .hasMessageContaining(": no connection: ")
                    .hasMessageContaining("certification path");
            assertThatThrownBy(() -> new MaintainedRedis(tls(server.address(), key.resolveSibling("server.p12"))).run())
                    .hasMessageContaining("server.p12: holds no certificates in PEM form");
            assertThatThrownBy(() -> new MaintainedRedis(tls(server.address(), folder.resolve("none.pem"))).run())
                    .hasMessageContaining("none.pem: cannot be read");
            assertThatThrownBy(() -> new MaintainedRedis(tls(elsewhere.address(), strange)).run())
                    .hasMessageContaining(": no connection: ")
                    .hasMessageContaining("127.0.0.1");
        }
    }

    private TestRedis tls(Path certificate) throws Exception {
        return TestRedis.start(
                folder,
                "--tls-port",
                Integer.toString(Ports.free()),
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                certificate + ".key",
                "--tls-auth-clients",
                "no");
    }

    private static RedisAddress tls(RedisAddress plain, Path authority) throws Exception {
        try (var session = RedisSession.open(plain, Duration.ofSeconds(5))) {
            var port = RedisReply.text(
                    RedisReply.list(session.call("CONFIG", "GET", "tls-port")).get(1));
            return RedisAddress.parse(URI.create("rediss://127.0.0.1:" + port)).trust(Optional.of(authority));
        }
    }

    /** A certificate in PEM form, its key beside it. */
    private Path key(String name, String extension) throws Exception {
        var store = folder.resolve(name + ".p12");
        Command.of(Path.of(System.getProperty("java.home"), "bin", "keytool"), "-genkeypair", "-alias", name)
                .with("-keystore", store.toString(), "-storepass", "changeit", "-keyalg", "RSA", "-dname", "CN=" + name)
                .with("-ext", extension)
                .output(Duration.ofMinutes(1));
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, "changeit".toCharArray());
        }
        Files.writeString(
                folder.resolve(name + ".pem.key"),
                pem("PRIVATE KEY", keys.getKey(name, "changeit".toCharArray()).getEncoded()));
        return Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
