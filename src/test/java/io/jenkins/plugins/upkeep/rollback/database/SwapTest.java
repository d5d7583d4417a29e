package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.CutProxy;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two databases change places, and change back. */
class SwapTest {
    private static final String TRAITS = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'upk_swap') THEN CREATE ROLE "upk_swap"; END IF;
                EXECUTE format('ALTER DATABASE %1$I SET search_path = "$user", "a ""b", public', current_database());
                EXECUTE format('ALTER DATABASE %1$I SET app.key = ''geheim''''; --''', current_database());
                EXECUTE format('ALTER ROLE upk_swap IN DATABASE %1$I SET work_mem = ''5MB''', current_database());
                EXECUTE format('ALTER DATABASE %1$I CONNECTION LIMIT 17', current_database());
                EXECUTE format('REVOKE CONNECT ON DATABASE %1$I FROM PUBLIC', current_database());
                EXECUTE format('GRANT CREATE ON DATABASE %1$I TO upk_swap WITH GRANT OPTION', current_database());
                EXECUTE format('COMMENT ON DATABASE %1$I IS E''one\\ntwo '''' ü''', current_database());
            END $$""";

    private static final String SHOWN = """
            SELECT concat_ws(' | ', shobj_description(oid, 'pg_database'), datconnlimit, datallowconn,
                (SELECT string_agg(coalesce(nullif(setrole, 0)::regrole::text, '') || array_to_string(setconfig, ','), ';'
                                   ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid),
                ARRAY(SELECT a::text FROM unnest(datacl) a ORDER BY 1))
            FROM pg_database d WHERE datname = current_database()""";

    @Test
    void shouldExchangeTwoDatabasesAndPutTheOriginalBack() throws Exception {
        // Given a live database with traits of its own
        var pair = Pair.of(TestCluster.database());
        TestCluster.sql(pair.live(), TRAITS);
        var traits = Pair.text(pair.live(), SHOWN);

        // When
        var outcome = pair.rollback().swap(pair.facts());

        // Then the other one has its name and its traits, and everybody may connect
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.remarks()).isEmpty();
        assertThat(pair.which()).isEqualTo("restored");
        assertThat(Pair.text(pair.live(), SHOWN)).isEqualTo(traits);
        assertThat(pair.state()).isEqualTo(DatabaseState.Kind.TARGET);
        assertThat(pair.rollback().swap(pair.facts()).changed()).isFalse();
        assertThat(pair.rollback().replaced())
                .extracting(ReplacedDatabase::name, ReplacedDatabase::kind)
                .contains(tuple(pair.facts().restore().replaced(), ReplacedDatabase.Kind.REPLACED));

        // When
        pair.rollback().swapBack(pair.facts());

        // Then
        assertThat(pair.which()).isEqualTo("original");
        assertThat(Pair.text(pair.live(), SHOWN)).isEqualTo(traits);
        assertThat(Pair.text(pair.live(), "SELECT oid FROM pg_database WHERE datname = current_database()"))
                .isEqualTo(String.valueOf(pair.facts().restore().origin()));
        assertThat(pair.rollback().state(pair.facts()).open()).isTrue();
        assertThat(pair.rollback().swapBack(pair.facts()).changed()).isFalse();
        assertThat(Pair.text(pair.live().database(pair.facts().restore().restored()), "SELECT name FROM which"))
                .isEqualTo("restored");
    }

    @ParameterizedTest
    @CsvSource({
        "closed, ORIGIN",
        "cleared, ORIGIN",
        "renamed original, ORIGIN",
        "renamed restored, ORIGIN",
        "ready, ORIGIN",
        "committed, TARGET"
    })
    void shouldGoOnOrBackAfterAKill(String point, DatabaseState.Kind then) throws Exception {
        for (var forward : List.of(true, false)) {
            // Given a run that was killed
            var pair = Pair.of(TestCluster.database());
            assertThatThrownBy(() -> pair.killedAt(point).swap(pair.facts())).isInstanceOf(Killed.class);
            assertThat(pair.state()).isEqualTo(then);

            // When
            var next = forward
                    ? pair.rollback().swap(pair.facts())
                    : pair.rollback().swapBack(pair.facts());

            // Then
            assertThat(next.remarks()).isEmpty();
            assertThat(pair.which()).isEqualTo(forward ? "restored" : "original");
            assertThat(pair.rollback().state(pair.facts()).open()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "cleared", "renamed original", "renamed restored", "ready", "committed"})
    void shouldGoBackAfterAKillOnTheWayBack(String point) throws Exception {
        // Given
        var pair = Pair.of(TestCluster.database());
        pair.rollback().swap(pair.facts());
        assertThatThrownBy(() -> pair.killedAt(point).swapBack(pair.facts())).isInstanceOf(Killed.class);

        // When
        pair.rollback().swapBack(pair.facts());

        // Then
        assertThat(pair.which()).isEqualTo("original");
        assertThat(pair.rollback().state(pair.facts()))
                .extracting(DatabaseState::kind, DatabaseState::open)
                .containsExactly(DatabaseState.Kind.ORIGIN, true);
    }

    @Test
    void shouldEndTheServicesOwnSessions() throws Exception {
        // Given
        var pair = Pair.of(TestCluster.database());
        try (var service = Database.connect(pair.live(), "the service")) {
            Sql.execute(service, "BEGIN; INSERT INTO which VALUES ('half')");

            // When
            var outcome = pair.rollback().swap(pair.facts());

            // Then
            assertThat(outcome.ended()).extracting(OpenSession::application).containsExactly("the service");
            assertThat(pair.which()).isEqualTo("restored");
        }
    }

    @Test
    void shouldGiveUpCleanlyWhenOthersStay() throws Exception {
        // Given
        var pair = Pair.of(TestCluster.database());
        try (var other = Database.connect(pair.live(), "a report")) {
            // When
            assertThatThrownBy(() -> pair.rollback().swap(pair.facts()))
                    .isInstanceOf(SessionsInTheWayException.class)
                    .hasMessageContaining("a report of role Test \"super\" üser")
                    .hasMessageContaining("nothing was changed");

            // Then the session lives, and others may come
            assertThat(other.isValid(1)).isTrue();
            assertThat(pair.which()).isEqualTo("original");
            assertThat(pair.state()).isEqualTo(DatabaseState.Kind.ORIGIN);
        }

        // And the way back gives up as cleanly
        pair.rollback().swap(pair.facts());
        try (var other = Database.connect(pair.live(), "a report")) {
            assertThatThrownBy(() -> pair.rollback().swapBack(pair.facts()))
                    .isInstanceOf(SessionsInTheWayException.class);
            assertThat(other.isValid(1)).isTrue();
            assertThat(pair.which()).isEqualTo("restored");
        }
    }

    @Test
    void shouldSurviveALostConnectionAnywhere() throws Exception {
        var pair = Pair.of(TestCluster.database());
        var whole = false;
        for (long bytes = 2_000; !whole && bytes < 200_000; bytes += 4_000) {
            // Given a line that breaks
            try (var proxy = CutProxy.before(pair.live(), bytes)) {
                var rules = new SessionRules(List.of("the service"), List.of(), Duration.ofMillis(100));
                var setting = Pair.setting(proxy.address(), rules, Checkpoint.NONE);
                try {
                    new DatabaseRollback(setting).swap(pair.facts());
                    whole = true;
                } catch (UpkeepException e) {
                    assertThat(proxy.hasCut()).isTrue();
                }
            }

            // When it is whole again, one way or the other
            var back = pair.rollback().swapBack(pair.facts());

            // Then
            assertThat(back.remarks()).isEmpty();
            assertThat(pair.which()).isEqualTo("original");
            assertThat(pair.rollback().state(pair.facts()).open()).isTrue();
        }
        assertThat(whole).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"; DROP DATABASE x; --", "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä", "'\"\\ $1 %s"})
    void shouldTakeAnyName(String name) throws Exception {
        // Given
        var live = named(name);
        var pair = Pair.of(live);

        // When
        pair.rollback().swap(pair.facts());

        // Then
        assertThat(pair.which()).isEqualTo("restored");
        pair.rollback().swapBack(pair.facts());
        assertThat(pair.which()).isEqualTo("original");
    }

    private static DatabaseAddress named(String name) throws Exception {
        try (var connection = TestCluster.connect(TestCluster.address())) {
            Sql.execute(connection, "CREATE DATABASE " + Sql.identifier(connection, name));
        }
        return TestCluster.address().database(name);
    }

    @Test
    void shouldPutNamesInOrderThatSomebodyChanged() throws Exception {
        // Given that the live name is borne by none
        var pair = Pair.of(TestCluster.database());
        rename(pair.live().database(), pair.facts().restore().replaced());

        // Then
        assertThat(pair.rollback().state(pair.facts()))
                .extracting(DatabaseState::kind)
                .isEqualTo(DatabaseState.Kind.IN_BETWEEN);
        pair.rollback().swapBack(pair.facts());
        assertThat(pair.which()).isEqualTo("original");

        // And given it again
        rename(pair.live().database(), pair.facts().restore().replaced());
        pair.rollback().swap(pair.facts());
        assertThat(pair.which()).isEqualTo("restored");
    }

    @Test
    void shouldTouchNoDatabaseOfSomebodyElse() throws Exception {
        // Given a third database under the live name
        var pair = Pair.of(TestCluster.database());
        rename(pair.live().database(), pair.facts().restore().replaced());
        try (var connection = TestCluster.connect(TestCluster.address())) {
            Sql.execute(
                    connection,
                    "CREATE DATABASE " + Sql.identifier(connection, pair.live().database()));
        }

        // Then
        assertThatThrownBy(() -> pair.rollback().swap(pair.facts()))
                .hasMessageContaining("belongs to another database");
        assertThatThrownBy(() -> pair.rollback().swapBack(pair.facts()))
                .hasMessageContaining("belongs to another database");
        assertThat(pair.rollback().state(pair.facts()).words()).contains("borne by a third one");
    }

    private static void rename(String from, String to) throws Exception {
        try (var connection = TestCluster.connect(TestCluster.address())) {
            Sql.execute(
                    connection,
                    "ALTER DATABASE " + Sql.identifier(connection, from) + " RENAME TO "
                            + Sql.identifier(connection, to));
        }
    }

    @Test
    void shouldWaitForWhatAKilledRunLeftOnTheServer() throws Exception {
        // Given a run that stands in the middle of its transaction
        var pair = Pair.of(TestCluster.database());
        var inside = new CountDownLatch(1);
        var dies = new CountDownLatch(1);
        Checkpoint standing = point -> {
            if (point.equals("renamed original")) {
                inside.countDown();
                awaitQuietly(dies);
                Killed.at(point).reached(point);
            }
        };
        var first = new DatabaseRollback(Pair.setting(pair.live(), Pair.NOBODY, standing));
        var dying = new FutureTask<>(() -> first.swap(pair.facts()));
        new Thread(dying).start();
        inside.await();

        // When another one begins, and the first one's connection ends later
        var next = new FutureTask<>(() -> pair.rollback().swap(pair.facts()));
        new Thread(next).start();
        Awaitility.await()
                .until(() -> Pair.text(
                                TestCluster.address(),
                                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_try_advisory_lock%'"
                                        + " AND pid <> pg_backend_pid()")
                        .equals("1"));
        dies.countDown();

        // Then
        assertThat(next.get().changed()).isTrue();
        assertThatThrownBy(dying::get).hasCauseInstanceOf(Killed.class);
        assertThat(pair.which()).isEqualTo("restored");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldOpenTheDatabaseAgainWhenToldToStop() throws Exception {
        // Given a run that waits for somebody
        var pair = Pair.of(TestCluster.database());
        var patient = new SessionRules(List.of("the service"), List.of(), Duration.ofMinutes(5));
        try (var other = Database.connect(pair.live(), "a report")) {
            var rollback = pair.rollback(patient);
            var waiting = new FutureTask<>(() -> rollback.swap(pair.facts()));
            var thread = new Thread(waiting);
            thread.start();
            Awaitility.await().until(() -> !pair.rollback().state(pair.facts()).open());

            // When
            thread.interrupt();

            // Then
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(pair.rollback().state(pair.facts()))
                    .extracting(DatabaseState::kind, DatabaseState::open)
                    .containsExactly(DatabaseState.Kind.ORIGIN, true);
            assertThat(other.isValid(1)).isTrue();
        }
    }
}
