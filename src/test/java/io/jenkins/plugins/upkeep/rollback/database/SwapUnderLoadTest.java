package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that goes on writing while its database is exchanged writes each transaction into one database, whole. */
class SwapUnderLoadTest {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong next = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    /** A server of somebody else's may not let its door be closed. */
    private static final class StuckDoor extends Door {
        private StuckDoor(Pair pair) {
            super(pair.live(), pair.facts(), Duration.ofSeconds(1));
        }

        @Override
        void close(ServerSession session) throws SQLException {
            throw new SQLException("must be superuser", "42501");
        }
    }

    private SwapOutcome exchange(Pair pair, Direction direction, boolean closes) throws Exception {
        var rules = new SessionRules(List.of("the service"), List.of(), Duration.ofSeconds(20));
        var setting = Pair.setting(pair.live(), rules, Checkpoint.NONE);
        var door = closes ? new Door(pair.live(), pair.facts(), Duration.ofSeconds(1)) : new StuckDoor(pair);
        return new Swap(setting, pair.facts(), direction, door).run();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetNoTransactionFallBetween(boolean closes) throws Exception {
        // Given two writers that connect again whenever they are thrown out
        var pair = Pair.of(TestCluster.database());
        var restored = pair.live().database(pair.facts().restore().restored());
        for (var database : List.of(pair.live(), restored)) {
            TestCluster.sql(database, "CREATE TABLE a (n bigint); CREATE TABLE b (n bigint)");
        }
        var writers = new ArrayList<Thread>();
        for (int number = 0; number < 2; number++) {
            var writer = new Thread(() -> write(pair.live()));
            writers.add(writer);
            writer.start();
        }

        // When
        for (int round = 0; round < 3; round++) {
            waitForMore();
            assertThat(exchange(pair, Direction.FORWARD, closes).remarks()).hasSize(closes ? 0 : 1);
            waitForMore();
            assertThat(exchange(pair, Direction.BACKWARD, closes).changed()).isTrue();
        }
        waitForMore();
        over.set(true);
        for (var writer : writers) {
            writer.join();
        }

        // Then
        var original = numbers(pair.live(), "a");
        var other = numbers(restored, "a");
        assertThat(numbers(pair.live(), "b")).isEqualTo(original);
        assertThat(numbers(restored, "b")).isEqualTo(other);
        assertThat(original).isNotEmpty().doesNotContainAnyElementsOf(other);
        assertThat(other).isNotEmpty();
        original.addAll(other);
        assertThat(original).containsAll(acknowledged);
    }

    private void waitForMore() {
        var before = acknowledged.size();
        Awaitility.await().until(() -> acknowledged.size() > before + 10);
    }

    private void write(DatabaseAddress address) {
        while (!over.get()) {
            try (var connection = Database.connect(address, "the service")) {
                connection.setAutoCommit(false);
                while (!over.get()) {
                    write(connection);
                }
            } catch (SQLException | UpkeepException e) {
                // It was thrown out, or is not let in: it comes again.
                Thread.onSpinWait();
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        var number = next.incrementAndGet();
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO a VALUES (" + number + ")");
            statement.execute("INSERT INTO b VALUES (" + number + ")");
        }
        connection.commit();
        acknowledged.add(number);
    }

    private static Set<Long> numbers(DatabaseAddress address, String table) throws Exception {
        var numbers = new HashSet<Long>();
        Pair.text(address, "SELECT n FROM " + table).lines().map(Long::valueOf).forEach(numbers::add);
        return numbers;
    }
}
