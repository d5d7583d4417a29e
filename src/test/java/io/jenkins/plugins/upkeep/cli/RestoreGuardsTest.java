package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.CutProxy;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.Tunnel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is restored into a database that somebody uses, and what a restore leaves half done is said. */
class RestoreGuardsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ROWS = 60_000;

    private static RestoreDesk desk;

    private final DatabaseAddress target = TestCluster.database();

    @BeforeAll
    static void backUp() throws Exception {
        var source = TestCluster.database();
        TestCluster.sql(
                source,
                "CREATE TABLE big AS SELECT n AS id, repeat(md5(n::text), 4) AS text FROM generate_series(1, " + ROWS
                        + ") n; ALTER TABLE big ADD PRIMARY KEY (id)");
        desk = RestoreDesk.open(source, "copy");
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST"})
    void shouldKnowTheServicesOwnDatabaseByAnyAddress(String host) {
        // Given
        var url = RestoreDesk.url(desk.source(), host);

        for (var option : new String[] {"--quiet", "--non-empty", "--only=data"}) {
            // When
            var said = desk.restore(url, option, "--table", "big");

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).contains("is the service's own, database.url");
        }
    }

    @Test
    void shouldKnowTheServicesOwnDatabaseBehindAnotherPort() throws Exception {
        // Given another way to the same server
        try (var proxy = CutProxy.before(desk.source(), Long.MAX_VALUE)) {
            var behind = proxy.address();

            // When
            var said = desk.restore(RestoreDesk.url(behind, "127.0.0.1"), "--only", "data");

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).contains("is the service's own, database.url");
        }
    }

    @Test
    void shouldKnowTheServicesOwnDatabaseWithoutTheRightToAskForTheCluster() throws Exception {
        // Given a role that may not see the number of the cluster
        TestCluster.sql(desk.source(), """
                CREATE ROLE upk_blind LOGIN PASSWORD 'blind';
                REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC;
                """);
        try (var proxy = CutProxy.before(desk.source(), Long.MAX_VALUE)) {
            var behind = DatabaseAddress.of(
                    "127.0.0.1", proxy.address().port(), desk.source().database(), "upk_blind", Secret.of("blind"));

            // When
            var said = desk.restore(RestoreDesk.url(behind, "127.0.0.1"));

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).contains("is the service's own, database.url");
        } finally {
            TestCluster.sql(
                    desk.source(), "GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC; DROP ROLE upk_blind");
        }
    }

    @Test
    void shouldNotRestoreIntoADatabaseThatOthersAreConnectedTo() throws Exception {
        // Given
        try (var first = Database.connect(target, "the shop's API");
                var second = Database.connect(target, "the shop's API")) {
            assertThat(first.isValid(1) && second.isValid(1)).isTrue();

            // When
            var said = desk.restore(target);

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors())
                    .contains("is in use by the shop's API (2); end these sessions")
                    .hasLineCount(1);
        }
        assertThat(desk.restore(target).status()).isZero();
    }

    @Test
    void shouldRestoreWhileTheServicesDatabaseIsDown() throws Exception {
        // Given a service whose server is not there any more
        try (var lost = ServiceDesk.open()) {
            var config = Files.readString(desk.service().folder().resolve("upkeep.yaml"));
            lost.write(config.replace("127.0.0.1:" + desk.source().port(), "127.0.0.1:1"));

            // When
            var said = lost.run(desk.words(RestoreDesk.url(target, "127.0.0.1")).toArray(String[]::new));

            // Then
            assertThat(said.status()).as(said.errors()).isZero();
            assertThat(said.errors()).contains("the service's own database could not be asked");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "table", "data"})
    void shouldSayWhatIsHalfFilledWhenToldToStop(String kind) throws Exception {
        // Given
        var options = switch (kind) {
            case "table" -> new String[] {"--table", "big", "--non-empty"};
            case "data" -> new String[] {"--only", "data"};
            default -> new String[0];
        };
        if (kind.equals("data")) {
            assertThat(desk.restore(target, "--only", "schema").status()).isZero();
        }

        // When
        try (var stall = new Stall(target);
                var run = desk.service().start(words(stall, options))) {
            stall.await();
            Command.of("kill", "-s", "TERM", Long.toString(run.pid())).output(LONG);
            var result = run.await(LONG);

            // Then
            assertThat(result.status()).as(result.errors()).isEqualTo(130);
            assertThat(result.errors())
                    .contains(
                            switch (kind) {
                                case "table" -> "public.big may be there in part; drop these tables";
                                case "data" -> "some rows of all tables of the set may be there";
                                default -> "is half filled and of no use";
                            });
        }
        if (kind.equals("table")) {
            assertThat(desk.restore(target, options).errors()).contains("public.big is there already");
        }
    }

    @Test
    void shouldNotTakeWhatAKilledRestoreLeftForNothing() throws Exception {
        // Given
        try (var stall = new Stall(target);
                var run = desk.service().start(words(stall))) {
            stall.await();
            ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
            run.await(LONG);
        }

        // When
        var again = desk.restore(target);

        // Then
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.errors()).containsAnyOf("is not empty", "is in use by upkeep restore");
    }

    private static String[] words(Stall stall, String... options) {
        return desk.words(RestoreDesk.url(stall.address(), "127.0.0.1"), options)
                .toArray(String[]::new);
    }

    /** A way to a server that takes about half of the rows and then no more, so that a restore never ends. */
    private static final class Stall implements AutoCloseable {
        private static final long MOST = 4 << 20;

        private final DatabaseAddress server;
        private final AtomicLong passed = new AtomicLong();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final Tunnel tunnel;

        Stall(DatabaseAddress server) {
            this.server = server;
            this.tunnel = Tunnel.to(server.host(), server.port(), this::passing);
        }

        private void passing(Tunnel through, Tunnel.Link link, boolean fromServer, int length) throws IOException {
            if (!fromServer && passed.addAndGet(length) > MOST) {
                reached.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new IOException("the test is over", e);
                }
            }
        }

        DatabaseAddress address() {
            return new DatabaseAddress(
                    "127.0.0.1",
                    tunnel.port(),
                    server.database(),
                    server.user(),
                    server.password(),
                    server.parameters());
        }

        void await() throws InterruptedException {
            assertThat(reached.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            over.countDown();
            tunnel.close();
        }
    }
}
