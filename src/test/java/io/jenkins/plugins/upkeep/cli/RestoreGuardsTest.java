package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.CutProxy;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is restored into a database that somebody uses, and what a restore leaves half done is said. */
class RestoreGuardsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ROWS = 400_000;

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
        var words = desk.words(ServiceDesk.url(target), options).toArray(String[]::new);

        // When
        try (var run = desk.service().start(words)) {
            await().atMost(LONG).until(() -> isLoading(run.pid()));
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
        try (var run = desk.service().start(desk.words(ServiceDesk.url(target)).toArray(String[]::new))) {
            await().atMost(LONG).until(() -> isLoading(run.pid()));
            ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
            run.await(LONG);
        }

        // When
        var again = desk.restore(target);

        // Then
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.errors()).containsAnyOf("is not empty", "is in use by upkeep restore");
    }

    private boolean isLoading(long pid) throws Exception {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new AssertionError("the restore of a test ended before it was stopped");
        }
        return RestoreDesk.text(
                        target,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND query LIKE 'COPY %'")
                .equals("1");
    }
}
