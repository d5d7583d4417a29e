package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.store.Upload;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old rows leave their table for an archive, and come back, on a real server. */
class ArchivingTest extends OldRows {
    @Test
    void shouldHaveOldRowsLeaveAndGiveThemBack() throws Exception {
        var before = content();
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        assertThat(report.verdict()).endsWith(", 300 rows archived");
        var archives = new ArchiveCatalog(database.archives()).look().archives();
        assertThat(archives).singleElement().satisfies(archive -> {
            assertThat(archive.manifest().rows()).isEqualTo(OLD);
            assertThat(archive.manifest().batches()).hasSize(5);
            assertThat(archive.whole()).isTrue();
        });
        assertThat(database.run().verdict()).endsWith(", 0 rows archived");
        restoreAll();
        assertThat(content()).isEqualTo(before);
        assertThat(new ArchiveCatalog(database.archives()).look().archives())
                .singleElement()
                .satisfies(archive -> assertThat(archive.restored()).hasSize(1));
    }

    @Test
    void shouldEncryptAndReadBackWithTheKey() throws Exception {
        var before = content();
        var key = AgeKey.generate();
        database.encrypted(key.recipient(), Identities.parse("a test", key.identity()));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(report.findings()).noneMatch(finding -> finding.subject().equals("archive"));
        assertThat(stored(".csv.zst.age"))
                .hasSize(5)
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .startsWith("age-encryption.org/v1\n"));
        assertThat(stored(".csv.zst")).isEmpty();
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldEncryptWithoutTheKeyAndSayThatItDidNotDecrypt() throws Exception {
        var before = content();
        var key = AgeKey.generate();
        database.encrypted(key.recipient(), Identities.none("there is none on this machine"));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(report.findings())
                .anyMatch(finding -> finding.seen().contains("not decrypted: there is no key here"));
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        assertThatThrownBy(this::restoreAll).hasMessageContaining("there is none on this machine");
        assertThat(count(ODD)).isEqualTo(ALL - OLD);

        database.encrypted(key.recipient(), Identities.parse("a test", key.identity()));
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldDeleteNothingThatTheKeyAtHandDoesNotOpen() throws Exception {
        var before = content();
        var other = AgeKey.generate();
        database.encrypted(AgeKey.generate().recipient(), Identities.parse("a test", other.identity()));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("key"));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatWouldLeaveInADryRun() throws Exception {
        var before = content();
        var report = database.archive(odd()).dryRun().run();
        assertThat(content()).isEqualTo(before);
        assertThat(database.lines())
                .anyMatch(
                        line -> line.startsWith("COPY (SELECT t.ctid, t.id,") && line.contains("  -- 300 rows before"))
                .anyMatch(line -> line.startsWith("WITH gone AS (DELETE FROM ONLY public." + ODD));
        assertThat(Reports.rows(report, TITLE))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("public." + ODD, "300", "not begun: a dry run"));
        assertThat(new ArchiveCatalog(database.archives()).look().archives()).isEmpty();
    }

    @Test
    void shouldDeleteNothingThatTheStoreGivesBackDifferently() throws Exception {
        var before = content();
        database.store(new StoreInFront(database.archives().store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                return key.endsWith(".csv.zst") ? damaged(super.openFresh(key)) : super.openFresh(key);
            }
        });
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("archive");
            assertThat(finding.seen()).contains(".csv.zst");
        });
        assertThat(content()).isEqualTo(before);
        assertThat(new ArchiveCatalog(database.archives()).look().archives()).isEmpty();
    }

    @Test
    void shouldLoseNothingWhenTheStoreIsFull() throws Exception {
        var before = content();
        var files = new AtomicInteger();
        database.store(new StoreInFront(database.archives().store()) {
            @Override
            public Upload create(String key) throws UpkeepException {
                if (files.incrementAndGet() > 6) {
                    throw new UpkeepException("the store is full");
                }
                return super.create(key);
            }
        });
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report))
                .anySatisfy(finding -> assertThat(finding.seen()).contains("the store is full"));
        assertThat(count(ODD)).isBetween((long) ALL - OLD, ALL - 1L);

        files.set(Integer.MIN_VALUE);
        database.run();
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSettleWhatALostConnectionLeftOpen() throws Exception {
        var before = content();
        var reads = new AtomicInteger();
        database.store(whenReadBack(() -> {
            if (reads.incrementAndGet() == 3) {
                database.text("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'upkeep pg-maintenance' and datname = current_database()");
            }
        }));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isNotEmpty();
        database.run();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldEndWithTheWindow() throws Exception {
        database.store(whenReadBack(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        var before = content();
        var report = database.window(Duration.ofMillis(1500)).archive(odd()).run();
        assertThat(Reports.problems(report))
                .anySatisfy(finding ->
                        assertThat(finding.seen()).isEqualTo("the window ended before all old rows had left"));
        assertThat(count(ODD)).isBetween(ALL - OLD + 1L, ALL - 1L);
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSayWhichRightsAreMissing() throws Exception {
        var role = "upk_archive_" + System.nanoTime();
        database.sql("create role " + role + " login password 'x'; grant select on " + ODD + " to " + role);
        try {
            var problems = Reports.problems(database.as(role).archive(odd()).run());
            assertThat(problems)
                    .filteredOn(finding -> finding.subject().startsWith("archive"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                        assertThat(finding.action()).contains("GRANT SELECT, UPDATE, DELETE ON public." + ODD);
                    });
        } finally {
            database.sql("drop owned by " + role + "; drop role " + role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "gone"})
    void shouldRefuseColumnsThatTellNoAge(String column) throws Exception {
        assertThat(Reports.problems(database.archive(rule(ODD, column)).run()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains(column));
    }

    private static InputStream damaged(InputStream content) {
        try (content) {
            var bytes = content.readAllBytes();
            bytes[bytes.length / 2] ^= 1;
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
