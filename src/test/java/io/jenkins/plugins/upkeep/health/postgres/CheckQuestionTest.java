package io.jenkins.plugins.upkeep.health.postgres;

import static io.jenkins.plugins.upkeep.health.postgres.Asking.ask;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.check;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.find;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckQuestionTest {
    @Test
    void shouldHoldChecksAgainstTheirLimits() throws Exception {
        // Given
        var database = TestCluster.database();
        var few = new NumberCheck("few", "SELECT 0;", Optional.of(1.0), Optional.empty());
        var many = new NumberCheck("many", "SELECT 12.5", Optional.empty(), Optional.of(10.0));
        var good = new NumberCheck("good", "SELECT 5::bigint", Optional.of(5.0), Optional.of(5.0));

        // Then
        var few0 = only(ask(database, new CheckQuestion(few)));
        assertThat(few0.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(few0.seen()).isEqualTo("0");
        assertThat(few0.limit()).isEqualTo("at least 1");
        assertThat(only(ask(database, new CheckQuestion(many))).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(ask(database, new CheckQuestion(good))).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldSayWhyAnAnswerIsNoNumber() throws Exception {
        // Given
        var database = TestCluster.database();

        // Then
        assertThat(answer(database, "SELECT 'five'")).isEqualTo("its answer is no number but of type text");
        assertThat(answer(database, "SELECT NULL::int")).isEqualTo("its answer is NULL");
        assertThat(answer(database, "SELECT 'NaN'::numeric")).isEqualTo("its answer is not a finite number");
        assertThat(answer(database, "SELECT 1, 2")).isEqualTo("its answer has 2 columns");
        assertThat(answer(database, "SELECT generate_series(1, 1000000000)")).isEqualTo("its answer has several rows");
        assertThat(answer(database, "SELECT 1 WHERE false")).isEqualTo("its answer has no row");
        assertThat(answer(database, "SELECT FROM pg_class LIMIT 1")).isEqualTo("its answer has 0 columns");
        assertThat(answer(database, "SELECT nonsense")).contains("column \"nonsense\" does not exist");
        assertThat(answer(database, "")).startsWith("cannot be told:");
    }

    @Test
    void shouldNotLetHostileChecksWrite() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, """
                CREATE TABLE t (id int);
                INSERT INTO t VALUES (1);
                CREATE SEQUENCE s;
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM set_config('transaction_read_only', 'off', false);
                    DELETE FROM t;
                    RETURN 1;
                END
                $$;
                """);

        // When, then each is refused, and says why
        assertThat(answer(database, "DELETE FROM t RETURNING id")).contains("read-only transaction");
        assertThat(answer(database, "WITH d AS (DELETE FROM t RETURNING id) SELECT count(*) FROM d"))
                .contains("read-only transaction");
        assertThat(answer(database, "SELECT f()")).contains("transaction read-write mode must be set before");
        assertThat(answer(database, "SELECT nextval('s')")).contains("read-only transaction");
        assertThat(answer(database, "SELECT 1; COMMIT; DELETE FROM t; SELECT 1"))
                .contains("multi-query");
        assertThat(answer(database, "COMMIT")).contains("cannot open COMMIT query as cursor");
        assertThat(answer(database, "SET TRANSACTION READ WRITE")).contains("as cursor");
        assertThat(answer(database, "COPY (SELECT 1) TO PROGRAM 'true'")).contains("as cursor");
        assertThat(answer(database, "SELECT 1) x; DELETE FROM t; --")).contains("syntax error");
        try (var connection = TestCluster.connect(database);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void shouldNotLetAHostileCheckChangeTheSession() throws Exception {
        // Given a check that lifts the limits for those after it, and one that takes for ever
        var database = TestCluster.database();
        var lifting = check(
                "lifting",
                "SELECT length(set_config('statement_timeout', '0', false)"
                        + " || set_config('default_transaction_read_only', 'off', false))");
        var endless = check("endless", "SELECT 1 FROM pg_sleep(3600)");
        var watch = Stopwatch.started();

        // When
        var result = ask(database, new CheckQuestion(lifting), new CheckQuestion(endless));

        // Then
        assertThat(find(result, "check endless").seen()).isEqualTo("gave no answer within 5 s");
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(15));
    }

    private static String answer(DatabaseAddress database, String sql) throws Exception {
        var finding = only(ask(database, new CheckQuestion(check("hostile", sql))));
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        return finding.seen();
    }
}
