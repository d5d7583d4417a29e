package io.jenkins.plugins.upkeep.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.SecurityConfig.RenewedKey;
import io.jenkins.plugins.upkeep.security.audit.Location;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAgeCheckTest {
    private static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");
    private static final String SECRET = "hunter2-hunter2";

    @TempDir
    private Path folder;

    private static RenewedKey key(String file, String variable, String sql, String renewed) {
        return new RenewedKey(
                "signing",
                Optional.ofNullable(file).map(Path::of),
                Optional.ofNullable(variable),
                Optional.ofNullable(sql),
                Optional.ofNullable(renewed).map(LocalDate::parse),
                Duration.ofDays(90));
    }

    private Outcome look(RenewedKey key) throws Exception {
        return look(key, Optional.empty());
    }

    private Outcome look(RenewedKey key, Optional<DatabaseAddress> database) throws Exception {
        var check = new KeyAgeCheck(List.of(key), folder, database);
        var outcome = check.look(Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(outcome.toString()).doesNotContain(SECRET);
        assertThat(outcome.issues()).allMatch(issue -> check.rules().contains(issue.rule()));
        return outcome;
    }

    private Path write(String name, String text, long days) throws Exception {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
        return file;
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.issues().stream().map(issue -> issue.rule().id()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "5, ,",
        "75, ,",
        "77, key-due-soon, WARNING",
        "89, key-due-soon, WARNING",
        "91, key-overdue, WARNING",
        "179, key-overdue, WARNING",
        "181, key-overdue, CRITICAL"
    })
    void shouldJudgeTheTimeOfAFile(long days, String rule, Severity severity) throws Exception {
        // Given
        var file = write("a.key", SECRET, days);

        // When
        var outcome = look(key("a.key", null, null, null));

        // Then
        assertThat(outcome.looked()).isOne();
        assertThat(rules(outcome)).isEqualTo(rule == null ? List.of() : List.of(rule));
        outcome.issues().forEach(issue -> {
            assertThat(issue.finding().severity()).isEqualTo(severity);
            assertThat(issue.subject()).isEqualTo("key signing");
            assertThat(issue.location()).contains(Location.of(file));
        });
        assertThat(outcome.views())
                .singleElement()
                .isInstanceOfSatisfying(
                        View.Table.class,
                        table -> assertThat(table.rows().get(0))
                                .containsExactly("signing", "time of file " + file, days + " days", "90 days"));
    }

    @Test
    void shouldBelieveTheEarlierDay() throws Exception {
        // Given
        write("a.key", SECRET, 5);

        // When
        var outcome = look(key("a.key", null, null, "2026-01-01"));

        // Then
        assertThat(rules(outcome)).containsExactly("key-overdue");
    }

    @Test
    void shouldFollowALink() throws Exception {
        // Given
        write("real", SECRET, 100);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));

        // When, Then
        assertThat(rules(look(key("link", null, null, null)))).containsExactly("key-overdue");
        assertThat(look(key("dangling", null, null, null)).gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).endsWith("is a link to nothing"));
    }

    @Test
    void shouldReadTheCommentAboveAVariable() throws Exception {
        // Given
        var file = write("app.env", "A=1\n# renewed 2026-05-01\nexport KEY='" + SECRET + "'\n", 0);

        // When
        var outcome = look(key("app.env", "KEY", null, null));

        // Then
        assertThat(rules(outcome)).containsExactly("key-overdue");
        assertThat(outcome.issues().get(0).location()).contains(Location.of(file, 3));
        assertThat(outcome.issues().get(0).finding().seen()).isEqualTo("is 106 days old");
    }

    @Test
    void shouldTakeTheConfiguredDayOfAVariable() throws Exception {
        // Given
        write("app.env", "KEY=" + SECRET, 400);

        // When
        var outcome = look(key("app.env", "KEY", null, "2026-08-01"));

        // Then
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.gaps()).isEmpty();
    }

    @Test
    void shouldKnowOnlyTheLeastAgeOfAVariable() throws Exception {
        // Given
        write("young.env", "KEY=" + SECRET, 10);
        write("old.env", "KEY=" + SECRET, 100);

        // When
        var young = look(key("young.env", "KEY", null, null));
        var old = look(key("old.env", "KEY", null, null));

        // Then
        assertThat(rules(young)).containsExactly("key-age-unknown");
        assertThat(rules(old)).containsExactly("key-overdue");
        assertThat(old.issues().get(0).finding().seen()).isEqualTo("was not renewed for at least 100 days");
    }

    @Test
    void shouldNotBelieveAFuture() throws Exception {
        // Given
        write("a.key", SECRET, -30);
        write("b.env", "# renewed 2027-01-01\nKEY=" + SECRET, 0);

        // When, Then
        assertThat(rules(look(key("a.key", null, null, null)))).containsExactly("key-age-unknown");
        assertThat(rules(look(key("b.env", "KEY", null, null)))).containsExactly("key-age-unknown");
        assertThat(rules(look(key(null, null, null, "2027-01-01")))).containsExactly("key-age-unknown");
        assertThat(rules(look(key(null, null, null, null)))).containsExactly("key-age-unknown");
        assertThat(rules(look(key(null, null, null, "2026-08-01")))).isEmpty();
    }

    @Test
    void shouldSayWhatItCouldNotLookAt() throws Exception {
        // Given
        Files.createDirectory(folder.resolve("folder"));
        write("app.env", "OTHER=" + SECRET + "\nEMPTY=\n", 0);
        write("garbage.env", "\u0000\u0001\ufffd=\n===\n", 0);

        // When, Then
        assertThat(look(key("gone", null, null, null)).gaps()).hasSize(1);
        assertThat(look(key("folder", null, null, null)).gaps()).hasSize(1);
        assertThat(look(key("app.env", "KEY", null, null)).gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).endsWith("variable KEY is not in it"));
        assertThat(look(key("app.env", "EMPTY", null, null)).gaps()).hasSize(1);
        assertThat(look(key("garbage.env", "KEY", null, null)).gaps()).hasSize(1);
    }

    @Test
    void shouldSayWhenItMayNotRead() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name")).as("root may read all").isNotEqualTo("root");
        var file = write("app.env", "KEY=" + SECRET, 0);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

        // When
        var outcome = look(key("app.env", "KEY", null, null));

        // Then
        assertThat(outcome.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).endsWith("this user may not look at it"));
    }

    @Test
    void shouldAskTheDatabase() throws Exception {
        // Given
        var database = TestCluster.database();
        var sql = """
                select * from (values
                  ('old', timestamptz '2026-01-01', timestamptz '2026-08-14'),
                  ('idle', timestamptz '2026-06-15', timestamptz '2026-04-01'),
                  ('never', timestamptz '2026-08-01', null),
                  ('fresh', timestamptz '2026-08-14', null),
                  (e'odd\\u001b', null, timestamptz '2026-08-14'),
                  ('endless', timestamptz '-infinity', timestamptz '2026-08-14'),
                  ('future', timestamptz 'infinity', timestamptz '2026-08-14')) as keys(a, b, c)""";

        // When
        var outcome = look(key(null, null, sql, null), Optional.of(database));

        // Then
        assertThat(outcome.gaps()).isEmpty();
        assertThat(outcome.looked()).isEqualTo(7);
        assertThat(outcome.issues())
                .extracting(issue -> issue.key())
                .containsExactly(
                        "key-overdue key signing: old",
                        "key-unused key signing: idle",
                        "key-unused key signing: never",
                        "key-age-unknown key signing: odd",
                        "key-age-unknown key signing: endless",
                        "key-age-unknown key signing: future");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 where false",
                "select 'a'",
                "select 'a', 'b'",
                "select 1, now(), now(), now()",
                "select 'a'::text, now() from no_such_table",
                "select 'k' || n, now() from generate_series(1, 2000) n",
                "commit; drop table keys; select 'a', now()",
                "insert into keys values (1) returning 'a', now()",
                "garbage"
            })
    void shouldSayWhenAQueryIsOfNoUse(String sql) throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "create table keys (a int)");

        // When
        var outcome = look(key(null, null, sql, null), Optional.of(database));

        // Then
        assertThat(outcome.gaps()).hasSize(1);
        TestCluster.sql(database, "do $$ begin if exists (select from keys) then raise 'written'; end if; end $$");
    }

    @Test
    void shouldSayWhenThereIsNoDatabase() throws Exception {
        // Given
        var nowhere = DatabaseAddress.of("127.0.0.1", Ports.free(), "db", "user", Secret.of(SECRET));

        // When, Then
        assertThat(look(key(null, null, "select 'a', now()", null)).gaps()).hasSize(1);
        assertThat(look(key(null, null, "select 'a', now()", null), Optional.of(nowhere))
                        .gaps())
                .hasSize(1);
    }
}
