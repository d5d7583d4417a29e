package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresClusterTest {
    private Path base;

    /** JUnit's own temporary folders are closed to the user that a server runs as when the tests run as root. */
    @BeforeEach
    void makeBase() throws IOException {
        base = Files.createTempDirectory("upkeep test ");
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void removeBase() throws IOException {
        // Not recursive: a test that leaves anything behind fails here.
        Files.delete(base);
    }

    private ClusterSettings settings() {
        return ClusterSettings.of(TestCluster.programs()).in(base);
    }

    private static String ask(DatabaseAddress address, String sql) throws UpkeepException {
        try (var connection = Database.connect(address, "test")) {
            return Sql.query(connection, sql, row -> row.getString(1)).get(0);
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private static boolean isAlive(long pid) {
        return Files.exists(Path.of("/proc/" + pid));
    }

    @Test
    void shouldServeUntilClosedAndLeaveNothing() throws Exception {
        // Given
        var cluster = PostgresCluster.start(settings());

        // When
        var answer = ask(cluster.address(), "select current_user || ' ' || current_setting('fsync')");
        var running = cluster.isRunning();
        cluster.close();

        // Then
        assertThat(answer).isEqualTo("upkeep off");
        assertThat(running).isTrue();
        assertThat(cluster.isRunning()).isFalse();
        assertThat(isAlive(cluster.pid())).isFalse();
        assertThat(cluster.folder()).doesNotExist();
    }

    @Test
    void shouldAllowClosingTwice() throws Exception {
        // Given
        var cluster = PostgresCluster.start(settings());
        cluster.close();

        // When
        cluster.close();

        // Then
        assertThat(cluster.folder()).doesNotExist();
    }

    @Test
    void shouldRunTwoClustersAtOnce() throws Exception {
        try (var one = PostgresCluster.start(settings());
                var other = PostgresCluster.start(settings())) {
            // When
            var ports = List.of(ask(one.address(), "show port"), ask(other.address(), "show port"));

            // Then
            assertThat(ports).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldKeepOthersOut() throws Exception {
        try (var cluster = PostgresCluster.start(settings())) {
            // Given
            var stranger = cluster.address().account(Optional.of("upkeep"), Optional.of(Secret.of("guess")));

            // When, then
            assertThatThrownBy(() -> ask(stranger, "select 1")).hasMessageContaining("password authentication failed");
            assertThat(ask(cluster.address(), "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(ask(
                            cluster.address(),
                            "select current_setting('listen_addresses') || ' '"
                                    + " || current_setting('unix_socket_directories')"))
                    .isEqualTo("127.0.0.1 ");
            var data = Files.getPosixFilePermissions(cluster.folder().resolve("data"));
            assertThat(PosixFilePermissions.toString(data)).isEqualTo("rwx------");
            assertThat(cluster.folder().resolve("password")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"O'Hara \"x\"", "-x --version", "größe ✓ 名", "$(id);\\n\\'", "select", " a ", "a\nb", "%s ${x}"})
    void shouldTakeAnySuperuserName(String name) throws Exception {
        try (var cluster = PostgresCluster.start(settings().superuser(name))) {
            // When
            var user = ask(cluster.address(), "select current_user");

            // Then
            assertThat(user).isEqualTo(name);
            assertThat(ask(
                            cluster.address(),
                            "select string_agg(oid::text, ' ') from pg_roles where oid = 10 or oid > 16000"))
                    .isEqualTo("10");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pg_mine", "a name that is far longer than the sixty-three bytes that PostgreSQL keeps of it"
            })
    void shouldRefuseAnImpossibleSuperuserName(String name) {
        // When, then
        assertThatThrownBy(() -> PostgresCluster.start(settings().superuser(name)))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("superuser");
    }

    @Test
    void shouldTakeLocaleChecksumsAndParameters() throws Exception {
        // Given
        var settings = settings().locale("C.UTF-8").withChecksums().parameter("upkeep.note", "it's \\ here\nand there");

        try (var cluster = PostgresCluster.start(settings)) {
            // When
            var answer = ask(
                    cluster.address(),
                    "select datcollate || ' ' || current_setting('data_checksums') || ' '"
                            + " || current_setting('upkeep.note') from pg_database where datname = 'postgres'");

            // Then
            assertThat(answer).isEqualTo("C.UTF-8 on it's \\ here\nand there");
        }
    }

    @Test
    void shouldSayInOneLineWhyItDoesNotStart() {
        // When, then
        assertThatThrownBy(() -> PostgresCluster.start(settings().parameter("no_such_thing", "1")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("throwaway cluster in " + base)
                .hasMessageContaining("unrecognized configuration parameter \"no_such_thing\"");
    }

    @Test
    void shouldSayThatTheBaseFolderIsMissing() {
        // When, then
        assertThatThrownBy(() -> PostgresCluster.start(settings().in(base.resolve("none"))))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("no cluster can be made in it");
    }

    @Test
    void shouldGiveUpWhenItTakesTooLong() {
        // Given
        var usual = settings();
        var hurried = new ClusterSettings(
                usual.programs(), base, "upkeep", "C", false, usual.parameters(), Duration.ofMillis(50));

        // When, then
        assertThatThrownBy(() -> PostgresCluster.start(hurried))
                .hasMessageContaining("did not start (it took longer than 0 s)");
    }

    @Test
    void shouldLeaveNothingWhenInterruptedWhileStarting() throws Exception {
        // Given
        var starter = new Thread(() ->
                assertThatThrownBy(() -> PostgresCluster.start(settings())).isInstanceOf(InterruptedException.class));
        starter.start();
        await().until(() -> ClusterFiles.exists(base, "data/PG_VERSION"));

        // When
        starter.interrupt();
        starter.join();

        // Then
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void shouldNoticeThatItsServerWasKilled() throws Exception {
        try (var cluster = PostgresCluster.start(settings())) {
            // When
            ProcessHandle.of(cluster.pid()).orElseThrow().destroyForcibly();

            // Then
            await().until(() -> !cluster.isRunning());
            assertThat(cluster.folder()).doesNotExist();
        }
    }

    @Test
    void shouldCleanUpEvenWhenItsWatchdogWasKilled() throws Exception {
        // Given
        var cluster = PostgresCluster.start(settings());
        ClusterFiles.watchdogOf(cluster).destroyForcibly();
        await().until(() -> !cluster.isRunning());

        // When
        cluster.close();

        // Then
        assertThat(cluster.folder()).doesNotExist();
        await().until(() -> !isAlive(cluster.pid()));
    }

    @Test
    void shouldFinishWhatItWasToldToStopWhenInterrupted() throws Exception {
        // Given
        var cluster = PostgresCluster.start(settings());
        Thread.currentThread().interrupt();

        // When
        cluster.close();

        // Then
        assertThat(Thread.interrupted()).isTrue();
        await().until(() -> Files.notExists(cluster.folder()));
    }

    @Test
    void shouldHideItsPasswordFromTheProcessList() throws Exception {
        try (var cluster = PostgresCluster.start(settings())) {
            // Given
            var password = cluster.address().password().orElseThrow().reveal();

            // When
            var visible = new String(Files.readAllBytes(Path.of("/proc/" + cluster.pid() + "/cmdline")), UTF_8);

            // Then
            assertThat(visible).contains(cluster.folder().toString()).doesNotContain(password);
        }
    }

    @Test
    void shouldHideOurEnvironmentFromTheServer() throws Exception {
        try (var cluster = PostgresCluster.start(settings())) {
            // When
            var environment = Files.readString(Path.of("/proc/" + cluster.pid() + "/environ"));

            // Then
            assertThat(environment.split("\0", -1))
                    .allMatch(entry ->
                            entry.isEmpty() || entry.matches("(?s)(PATH|LC_ALL|LD_LIBRARY_PATH|PWD|PG_.*|LC_.*)=.*"));
        }
    }

    @Test
    void shouldTellThatAPortWasTaken() throws Exception {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var start = new ClusterStart(settings(), taken.getLocalPort());

            // When, then
            assertThatThrownBy(start::run)
                    .isInstanceOf(ClusterStart.PortTakenException.class)
                    .hasMessageContaining("Address already in use");
        }
    }
}
