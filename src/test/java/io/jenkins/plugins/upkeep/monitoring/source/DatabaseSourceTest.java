package io.jenkins.plugins.upkeep.monitoring.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.MonitoringConfig.Kind;
import io.jenkins.plugins.upkeep.config.MonitoringConfig.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the business, read from a real database. */
class DatabaseSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> notes = new ArrayList<>();

    private static Metric figure(String name, String sql, String... labels) {
        return figure(name, sql, Duration.ofSeconds(20), labels);
    }

    private static Metric figure(String name, String sql, Duration timeout, String... labels) {
        return new Metric(name, "A figure", sql, Kind.GAUGE, List.of(labels), timeout, Optional.empty());
    }

    private DatabaseSource source(DatabaseAddress address, Metric... figures) {
        return new DatabaseSource(address, List.of(figures), "shop", notes::add);
    }

    private static List<Sample> samples(List<Family> families, String metric) {
        return families.stream()
                .filter(family -> family.metric().name().equals(metric))
                .flatMap(family -> family.samples().stream())
                .toList();
    }

    private static double up(List<Family> families, String metric) {
        return samples(families, "upkeep_metric_up").stream()
                .filter(sample -> sample.labels().get(1).equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double databaseUp(List<Family> families) {
        return samples(families, "upkeep_database_up").get(0).value();
    }

    @Test
    void shouldReadNumbersAndLabelsWhateverIsInThem() throws Exception {
        // Given
        var figures = source(
                TestCluster.database(),
                figure("one", "SELECT 41.5 + 1"),
                figure(
                        "several",
                        "VALUES (E'a\"b\\\\c\\nd', 1, 'x'), ('ünï 😀 {}', 2, NULL), ('none', NULL, '')",
                        "column1",
                        "column3"));

        // When
        List<Family> read;
        try (figures) {
            read = figures.read(PATIENCE);
        }

        // Then
        assertThat(databaseUp(read)).isEqualTo(1);
        assertThat(samples(read, "one")).containsExactly(Sample.of(42.5));
        assertThat(samples(read, "several"))
                .containsExactly(Sample.of(1, "a\"b\\c\nd", "x"), Sample.of(2, "ünï 😀 {}", ""));
        assertThat(up(read, "several")).isEqualTo(1);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT NULL::int                          | 1 |
                    SELECT 1 WHERE false                      | 1 |
                    SELECT 1 FROM generate_series(1, 2)       | 0 | has several rows and no labels
                    SELECT 1, 2                               | 0 | has 2 columns besides its labels
                    SELECT 'x'                                | 0 | is no number but of type text
                    SELECT 'NaN'::float8                      | 0 | is not a finite number
                    SELECT nothing                            | 0 | column "nothing" does not exist
                    SELECT pg_sleep(60)                       | 0 | statement timeout
                    CREATE TABLE made (id int)                | 0 | cannot open
                    SELECT 1; DROP TABLE kept; SELECT 2       | 0 | cannot open
                    WITH d AS (DELETE FROM kept RETURNING 1) SELECT count(*) FROM d | 0 | cannot
                    """)
    void shouldLeaveOutWhatIsNoNumber(String sql, double up, String problem) throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(address, "CREATE TABLE kept AS SELECT 1 AS id");

        // When
        List<Family> read;
        try (var source = source(address, figure("odd", sql, Duration.ofMillis(300)))) {
            read = source.read(PATIENCE);
        }

        // Then
        assertThat(samples(read, "odd")).isEmpty();
        assertThat(up(read, "odd")).isEqualTo(up);
        assertThat(databaseUp(read)).isEqualTo(1);
        if (problem == null) {
            assertThat(notes).isEmpty();
        } else {
            assertThat(notes)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("metric odd: ")
                    .contains(problem);
        }
        try (var connection = TestCluster.connect(address)) {
            assertThat(Sql.query(connection, "SELECT id FROM kept", row -> row.getInt(1)))
                    .containsExactly(1);
        }
    }

    @Test
    void shouldRefuseTooManyRowsAndTheSameLabelsTwice() throws Exception {
        // When
        List<Family> read;
        try (var source = source(
                TestCluster.database(),
                figure("many", "SELECT n::text, n FROM generate_series(1, 1001) n", "n"),
                figure("most", "SELECT n::text AS l, n FROM generate_series(1, 1000) n", "l"),
                figure("twice", "VALUES ('a', 1), ('a', 2)", "column1"),
                figure("unknown", "SELECT 1", "nothing"))) {
            read = source.read(PATIENCE);
        }

        // Then
        assertThat(samples(read, "most")).hasSize(1000);
        assertThat(Stream.of("many", "twice", "unknown")).allSatisfy(name -> {
            assertThat(samples(read, name)).isEmpty();
            assertThat(up(read, name)).isZero();
        });
    }

    @Test
    void shouldReadTheOthersWhileOneWaitsForALock() throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(address, "CREATE TABLE held (id int)");
        try (var holder = TestCluster.connect(address);
                var source = source(
                        address,
                        figure("waits", "SELECT count(*) FROM held", Duration.ofSeconds(1)),
                        figure("reads", "SELECT 7"),
                        figure("too", "SELECT 8"))) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "LOCK TABLE held IN ACCESS EXCLUSIVE MODE");

            // When
            var held = source.read(PATIENCE);
            holder.rollback();
            var free = source.read(PATIENCE);

            // Then
            assertThat(samples(held, "waits")).isEmpty();
            assertThat(up(held, "waits")).isZero();
            assertThat(samples(held, "reads")).containsExactly(Sample.of(7));
            assertThat(samples(held, "too")).containsExactly(Sample.of(8));
            assertThat(samples(free, "waits")).containsExactly(Sample.of(0));
            assertThat(notes).hasSize(2).last().isEqualTo("metric waits: is well again");
        }
    }

    @Test
    void shouldCutOffWhatIsLateForTheScrape() throws Exception {
        try (var source =
                source(TestCluster.database(), figure("late", "SELECT pg_sleep(60)", Duration.ofMinutes(1)))) {
            // When
            var late = source.read(Duration.ofMillis(700));

            // Then
            assertThat(samples(late, "late")).isEmpty();
            assertThat(up(late, "late")).isZero();
        }
    }

    @Test
    void shouldConnectAnewWhenTheConnectionWasLost() throws Exception {
        // Given
        var address = TestCluster.database();
        try (var source = source(address, figure("pid", "SELECT pg_backend_pid()"))) {
            var first = samples(source.read(PATIENCE), "pid").get(0).value();
            var same = samples(source.read(PATIENCE), "pid").get(0).value();

            // When
            TestCluster.sql(address, "SELECT pg_terminate_backend(" + (int) first + ", 10000)");
            var after = source.read(PATIENCE);

            // Then
            assertThat(same).isEqualTo(first);
            assertThat(up(after, "pid")).isEqualTo(1);
            assertThat(samples(after, "pid").get(0).value()).isNotEqualTo(first);
        }
    }

    @Test
    void shouldSayThatTheDatabaseIsDown() throws Exception {
        // Given
        var gone = DatabaseAddress.of("127.0.0.1", Ports.free(), "shop", "someone", Secret.of("hunter2"));
        try (var source = source(gone, figure("one", "SELECT 1"))) {
            // When
            var read = source.read(PATIENCE);
            source.read(PATIENCE);

            // Then
            assertThat(databaseUp(read)).isZero();
            assertThat(up(read, "one")).isZero();
            assertThat(samples(read, "one")).isEmpty();
            assertThat(notes)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("is the server running")
                    .doesNotContain("hunter2");
        }
    }
}
