package io.jenkins.plugins.upkeep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.source.Columns;
import io.jenkins.plugins.upkeep.quality.source.TableSource;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFeedTest {
    private static final String MINUTES =
            "generate_series('2026-03-03 12:01:00+00'::timestamptz, '2026-03-04 11:59:00+00', '1 min') AS t";

    private final DatabaseAddress database = TestCluster.database();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "numeric, timestamptz, t",
                "double precision, timestamp, t AT TIME ZONE 'UTC'",
                "real, bigint, extract(epoch FROM t)::bigint",
                "|numeric(20,8)|, bigint, extract(epoch FROM t)::bigint * 1000",
                "bigint, numeric, extract(epoch FROM t)",
                "int, text, |to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')|"
            })
    void shouldReadColumnsOfAnyType(String number, String time, String expression) throws Exception {
        // Given
        TestCluster.sql(
                database,
                "CREATE TABLE market_data (symbol text, ts " + time + ", open " + number + ", high " + number + ", low "
                        + number + ", close " + number + ", volume " + number + ");"
                        + "INSERT INTO market_data SELECT p, " + expression
                        + ", 12345.678, 12346.5, 12344.25, 12345.25, 17 FROM " + MINUTES
                        + ", (VALUES ('A'), ('B')) pairs(p) WHERE p = 'A' OR t NOT BETWEEN '2026-03-04 01:00+00' AND '2026-03-04 01:09+00'");

        // When
        var report = Checked.run(source("market_data"));

        // Then
        var pairs = QualitySections.of(report).pairs();
        assertThat(pairs).extracting(pair -> pair.gaps().missing()).containsExactly(0, 10);
        assertThat(pairs).allSatisfy(pair -> assertThat(pair.faults()).isEmpty());
        assertThat(pairs).extracting(pair -> pair.points()).containsExactly(1_439L, 1_429L);
    }

    @Test
    void shouldReadWhatIsOddInNamesAndValues() throws Exception {
        // Given
        TestCluster.sql(database, """
                CREATE SCHEMA "s ""; x"; CREATE TABLE "s ""; x"."t'; --ü" (
                    "pair ""; x" text, "when" timestamptz, o numeric, h numeric, l numeric, c numeric, v numeric);
                INSERT INTO "s ""; x"."t'; --ü" SELECT 'a''; DROP TABLE x; --', t, 1, 2, 0.5, 1.5, 10 FROM %s;
                UPDATE "s ""; x"."t'; --ü" SET c = 'NaN' WHERE "when" = '2026-03-04 01:00+00';
                UPDATE "s ""; x"."t'; --ü" SET v = NULL WHERE "when" = '2026-03-04 01:01+00';
                UPDATE "s ""; x"."t'; --ü" SET l = -0.0001 WHERE "when" = '2026-03-04 01:02+00';
                UPDATE "s ""; x"."t'; --ü" SET h = 0.99999999 WHERE "when" = '2026-03-04 01:03+00';
                INSERT INTO "s ""; x"."t'; --ü" VALUES ('a''; DROP TABLE x; --', 'infinity', 1, 2, 0.5, 1.5, 10),
                    ('a''; DROP TABLE x; --', '-infinity', 1, 2, 0.5, 1.5, 10),
                    ('a''; DROP TABLE x; --', NULL, 1, 2, 0.5, 1.5, 10), (NULL, '2026-03-04 01:00+00', 1, 2, 0.5, 1.5, 10)""".formatted(MINUTES));
        var columns = new Columns("pair \"; x", "when", "o", "h", "l", "c", "v");

        // When
        var report = Checked.run(new TableSource(database, "t'; --ü", columns));

        // Then
        var pairs = QualitySections.of(report).pairs();
        assertThat(pairs).extracting(pair -> pair.pair()).containsExactly("", "a'; DROP TABLE x; --");
        var pair = pairs.get(1);
        assertThat(pair.count(Fault.NOT_A_NUMBER)).isEqualTo(1);
        assertThat(pair.count(Fault.NULL)).isEqualTo(1);
        assertThat(pair.count(Fault.PRICE)).isEqualTo(1);
        assertThat(pair.count(Fault.ORDER)).isEqualTo(1);
        assertThat(pair.count(Fault.FUTURE)).isEqualTo(1);
        assertThat(pair.gaps().missing()).isZero();
    }

    @Test
    void shouldSayWhatIsNotThere() {
        TestCluster.sql(database, "CREATE TABLE prices (symbol text, ts timestamptz, open int, high int, low int)");
        assertThatThrownBy(() -> run("nowhere"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("marketData.table: there is no table nowhere in the database");
        assertThatThrownBy(() -> run("prices"))
                .hasMessageContaining("has no column close; it has high, low, open, symbol, ts");
        assertThatThrownBy(() -> Checked.run(new TableSource(database.database("gone"), "prices", Checked.COLUMNS)))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void shouldSayOnceWhatIsWrong() {
        TestCluster.sql(
                database, "CREATE TABLE market_data (symbol text, ts timestamptz, open int, high int, low int)");
        assertThatThrownBy(() -> run("market_data"))
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .filteredOn(UpkeepException.class::isInstance)
                        .extracting(Throwable::getMessage)
                        .allMatch(failure.getMessage()::equals));
    }

    @Test
    void shouldReadMoneyAndTheTimeOfNumbersOfWhichSomeAreFarOff() throws Exception {
        // Given
        TestCluster.sql(
                database,
                "CREATE TABLE market_data (symbol int, ts bigint, open money, high text, low money, close money, volume int);"
                        + "INSERT INTO market_data VALUES (7, 0, 1, '1', 1, 1, 1), (7, 1, 1, '1', 1, 1, 1);"
                        + "INSERT INTO market_data SELECT 7, extract(epoch FROM t) * 1000, 12, '13', 11, 12, 5 FROM "
                        + MINUTES);

        // When
        var pair = QualitySections.of(run("market_data")).pairs().get(0);

        // Then
        assertThat(pair.pair()).isEqualTo("7");
        assertThat(pair.points()).isEqualTo(1_439);
        assertThat(pair.gaps().missing()).isZero();
        assertThat(pair.faults()).isEmpty();
    }

    @Test
    void shouldReadAPairWithoutANameInALaterPassToo() throws Exception {
        // Given
        TestCluster.sql(
                database,
                "CREATE TABLE market_data (symbol text, ts timestamptz, open int, high int, low int, close int, volume int);"
                        + "INSERT INTO market_data SELECT p, t, 1, 1, 1, 1, 1 FROM " + MINUTES
                        + ", (VALUES ('A'), (NULL), ('B')) pairs(p)");

        // When there is room for a single pair
        var task = new DataQuality(Checked.config(List.of(), "24/7"), source("market_data"), 1);
        var report = Checked.run(task, false, History.none());

        // Then
        assertThat(QualitySections.of(report).pairs())
                .extracting(pair -> pair.pair() + " " + pair.points())
                .containsExactly(" 1439", "A 1439", "B 1439");
    }

    @Test
    void shouldRefuseAColumnThatNamesNoPairs() {
        TestCluster.sql(
                database,
                "CREATE TABLE market_data (symbol int, ts timestamptz, open int, high int, low int, close int, volume int);"
                        + "INSERT INTO market_data SELECT n, '2026-03-04 01:00+00', 1, 1, 1, 1, 1 FROM generate_series(1, 30000) n");
        assertThatThrownBy(() -> run("market_data"))
                .hasMessageContaining("marketData.columns.pair: column symbol has more than 20000 different values");
    }

    @Test
    void shouldChangeNothingInTheDatabase() throws Exception {
        // Given a view that would write
        TestCluster.sql(database, """
                CREATE TABLE written (x int);
                CREATE FUNCTION writes() RETURNS int LANGUAGE sql AS 'INSERT INTO public.written VALUES (1) RETURNING 1';
                CREATE VIEW market_data AS SELECT 'A'::text AS symbol, now() AS ts, writes() AS open, 1 AS high, 1 AS low,
                    1 AS close, 1 AS volume""");

        // Then
        assertThatThrownBy(() -> run("market_data")).hasMessageContaining("read-only transaction");
    }

    private Report run(String table) throws Exception {
        return Checked.run(source(table));
    }

    private TableSource source(String table) {
        return new TableSource(database, table, Checked.COLUMNS);
    }
}
