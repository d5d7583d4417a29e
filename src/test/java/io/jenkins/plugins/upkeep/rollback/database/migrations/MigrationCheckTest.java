package io.jenkins.plugins.upkeep.rollback.database.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.rollback.database.migrations.MigrationsConfig.Tool;
import io.jenkins.plugins.upkeep.rollback.database.migrations.SchemaFit.Kind;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The migrations of a live database against those of a version, for each tool. */
class MigrationCheckTest {
    private static final String FIRST = revision("a1", "None");
    private static final String SECOND = revision("b2", "'a1'");

    private static String revision(String id, String before) {
        return "\"\"\"Revision ID: %s\"\"\"\nfrom alembic import op\nrevision: str = \"%s\"\ndown_revision: Union[str, None] = %s  # before\nbranch_labels = None\n"
                .formatted(id, id, before);
    }

    private static SchemaFit compare(Tool tool, DatabaseAddress live, VersionFiles target, VersionFiles current)
            throws Exception {
        return new MigrationCheck(new MigrationsConfig(tool, "./db/", Optional.empty())).compare(live, target, current);
    }

    private static DatabaseAddress alembic(String... heads) {
        var live = TestCluster.database();
        TestCluster.sql(live, "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
        for (var head : heads) {
            TestCluster.sql(live, "INSERT INTO alembic_version VALUES ('" + head + "')");
        }
        return live;
    }

    @ParameterizedTest
    @CsvSource({"b2, EQUAL", "a1, VERSION_AHEAD", "c3, DATABASE_AHEAD"})
    void shouldKnowWhoIsAheadWithAlembic(String head, Kind kind) throws Exception {
        // Given
        var target = Tree.of("db/versions/1.py", FIRST, "db/versions/2.py", SECOND, "db/env.py", "revision = 1");

        // Then
        assertThat(compare(Tool.ALEMBIC, alembic(head), target, VersionFiles.none())
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void shouldNameAllThatTheTargetDoesNotKnow() throws Exception {
        // Given two heads, which were merged from there on
        var target = Tree.of("db/1.py", FIRST);
        var current = Tree.of(
                "db/1.py",
                FIRST,
                "db/2.py",
                SECOND,
                "db/3.py",
                revision("c3", "None"),
                "db/4.py",
                revision("d4", "(\n    'b2',  # one\n    \"c3\",\n)"));

        // When
        var fit = compare(Tool.ALEMBIC, alembic("d4"), target, current);

        // Then
        assertThat(fit.kind()).isEqualTo(Kind.DATABASE_AHEAD);
        assertThat(fit.ahead()).containsExactlyInAnyOrder("b2 (2.py)", "c3 (3.py)", "d4 (4.py)");
        assertThat(fit.words()).startsWith("the database has migrations that the version does not know (3): ");
    }

    @Test
    void shouldSayWhenItCannotBeTold() throws Exception {
        // Given
        var odd = Tree.of("db/1.py", "revision = 'a1'\ndown_revision = before()\n");
        var twice = Tree.of("db/1.py", FIRST, "db/2.py", FIRST);
        var none = Tree.of("db/README", "");

        // Then
        for (var target : new VersionFiles[] {odd, twice, none}) {
            assertThat(compare(Tool.ALEMBIC, alembic("a1"), target, VersionFiles.none())
                            .kind())
                    .isEqualTo(Kind.UNKNOWN);
        }
        var without = compare(Tool.ALEMBIC, TestCluster.database(), Tree.of("db/1.py", FIRST), VersionFiles.none());
        assertThat(without.words()).contains("the database has no table alembic_version");
    }

    private static DatabaseAddress flyway(String... rows) {
        var live = TestCluster.database();
        TestCluster.sql(live, """
                CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
                    description varchar(200), type varchar(20), script varchar(1000), checksum int, success boolean)""");
        for (int index = 0; index < rows.length; index++) {
            TestCluster.sql(
                    live,
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, checksum,"
                            + " success) VALUES (" + index + ", " + rows[index] + ")");
        }
        return live;
    }

    @Test
    void shouldKnowVersionsAndRepeatableFilesOfFlyway() throws Exception {
        // Given
        var view = "CREATE VIEW v AS\r\nSELECT 1\n";
        var sum = FlywayFile.checksum(view);
        var live = flyway(
                "NULL, '<< Flyway Schema Creation >>', 'SCHEMA', NULL, true",
                "'1', 'first', 'SQL', NULL, true",
                "'2.0', 'second', 'SQL', NULL, true",
                "'3', 'third', 'SQL', NULL, true",
                "'3', 'third', 'UNDO_SQL', NULL, true",
                "NULL, 'my view', 'SQL', " + sum + ", true");
        var target = Tree.of(
                "db/V1__first.sql", "", "db/V2__second.sql", "", "db/V4_1__new.sql", "", "db/R__my_view.sql", view);

        // When
        var fit = compare(Tool.FLYWAY, live, target, VersionFiles.none());

        // Then
        assertThat(fit.kind()).isEqualTo(Kind.VERSION_AHEAD);
        assertThat(fit.missing()).containsExactly("V4_1__new.sql");

        // And with less and other files
        var less = Tree.of("db/V1__first.sql", "", "db/R__my_view.sql", "CREATE VIEW v AS SELECT 2");
        var ahead = compare(Tool.FLYWAY, live, less, VersionFiles.none());
        assertThat(ahead.ahead()).containsExactly("V2.0 second");
        assertThat(ahead.missing()).containsExactly("R__my_view.sql");
        assertThat(compare(Tool.FLYWAY, live, Tree.of("db/V1__first.sql", ""), VersionFiles.none())
                        .ahead())
                .containsExactly("V2.0 second", "R my view");
    }

    @Test
    void shouldTrustNoFailedMigrationAndNoChangedFile() throws Exception {
        // Given
        var target = Tree.of("db/V1__first.sql", "CREATE TABLE t ()");

        // Then
        assertThat(compare(Tool.FLYWAY, flyway("'1', 'first', 'SQL', 5, false"), target, VersionFiles.none())
                        .words())
                .contains("failed half way");
        assertThat(compare(Tool.FLYWAY, flyway("'1', 'first', 'SQL', 5, true"), target, VersionFiles.none())
                        .words())
                .contains("is not the one that was run");
        assertThat(compare(Tool.FLYWAY, flyway("'1', 'old', 'BASELINE', NULL, true"), target, VersionFiles.none())
                        .kind())
                .isEqualTo(Kind.EQUAL);
    }

    private static DatabaseAddress django(String... migrations) {
        var live = TestCluster.database();
        TestCluster.sql(live, "CREATE TABLE django_migrations (id serial, app text, name text, applied timestamptz)");
        for (var migration : migrations) {
            var parts = migration.split("\\.", 2);
            TestCluster.sql(
                    live, "INSERT INTO django_migrations (app, name) VALUES ('" + parts[0] + "', '" + parts[1] + "')");
        }
        return live;
    }

    @Test
    void shouldKnowAppsOfDjango() throws Exception {
        // Given an app that came later, and one that is installed
        var live = django("auth.0001_initial", "shop.0001_initial", "shop.0002_more", "late.0001_initial");
        var squashed =
                "class Migration:\n    replaces = [\n  ('shop', '0001_initial'),\n  (\"shop\", \"0002_more\")]\n";
        var target = Tree.of("db/shop/migrations/0001_initial.py", "", "db/shop/migrations/__init__.py", "");
        var current =
                Tree.of("db/shop/migrations/0001_squashed.py", squashed, "db/late/migrations/0001_initial.py", "");

        // When
        var fit = compare(Tool.DJANGO, live, target, current);

        // Then
        assertThat(fit.ahead()).containsExactly("shop.0002_more", "late.0001_initial");
        assertThat(fit.words()).endsWith("nothing can be told: auth");
        assertThat(compare(Tool.DJANGO, live, current, VersionFiles.none()).kind())
                .isEqualTo(Kind.EQUAL);
    }
}
