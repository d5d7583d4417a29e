package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store can do to a backup, and what backups do not do to each other. */
class StoreFailuresTest {
    @TempDir
    Path folder;

    private BackupPlan filesOnly(String service) throws Exception {
        Files.writeString(folder.resolve("one.txt"), "one\n");
        return new BackupPlan(
                new FolderStore(folder.resolve("store")),
                service,
                Optional.empty(),
                List.of(new FilesPart("documents", List.of("one.txt"))),
                ExportPlan.NONE,
                folder,
                1,
                VerificationLevel.STORED,
                Optional.empty());
    }

    @Test
    void shouldLeaveNothingInAStoreThatFillsUp() throws Exception {
        // Given a store of 4 MB and some 10 MB that do not compress
        var database = Shop.database(10);
        TestCluster.sql(
                database,
                "CREATE TABLE shop.noise AS SELECT decode(string_agg(md5(random()::text), ''), 'hex') AS b"
                        + " FROM generate_series(1, 640000) n GROUP BY n % 20000");
        Files.createDirectories(folder.resolve("store"));
        try (var disk = SmallDisk.at(folder.resolve("store"), "size=4m")) {
            assertThat(disk).isNotNull();
            var plan = Shop.plan(database, folder, VerificationLevel.STORED);

            // When
            var problem = catchThrowable(() -> new VerifiedBackup(plan).run(Backups.context(folder)));

            // Then
            assertThat(problem).isInstanceOf(UpkeepException.class).hasMessageContaining("no space left; free some");
            assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
        }
    }

    @Test
    void shouldSayThatAStoreCannotBeWritten() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("store"));
        try (var disk = SmallDisk.at(folder.resolve("store"), "size=1m,ro")) {
            assertThat(disk).isNotNull();

            // When
            var problem = catchThrowable(() -> new VerifiedBackup(filesOnly("shop")).run(Backups.context(folder)));

            // Then
            assertThat(problem)
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("store file:" + folder.resolve("store"))
                    .hasMessageContaining("Read-only");
        }
    }

    @Test
    void shouldEndAtOnceWhileAnotherRunHoldsTheService() throws Exception {
        // Given a run under way: its lock
        var plan = filesOnly("shop");
        var first = plan.store().lock(SetPlace.lock("shop"), "process 4711");

        // When
        var second = catchThrowable(() -> new VerifiedBackup(plan).run(Backups.context(folder)));
        var third = catchThrowable(() -> new VerifiedBackup(plan).run(Backups.context(folder)));

        // Then
        assertThat(second).isInstanceOf(UpkeepException.class).hasMessageContaining("is held by");
        assertThat(third).isInstanceOf(UpkeepException.class).hasMessageContaining("is held by");
        assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
        first.close();
        new VerifiedBackup(plan).run(Backups.context(folder));
        assertThat(plan.catalog().look().sets()).hasSize(1);
    }

    @Test
    void shouldKeepServicesApart() throws Exception {
        // Given
        var services = List.of(
                "app",
                "app-test",
                "a/b",
                "..",
                ".",
                "../app",
                "%2E",
                "ünï cödé",
                "verified",
                "a.part",
                "服".repeat(100));
        for (var service : services) {
            new VerifiedBackup(filesOnly(service)).run(Backups.context(folder));
        }

        // When one of them leaves something unfinished, and all run again
        var left = new SetPlace("app", SetId.begunAt(Instant.now().minus(SetRemoval.GRACE)));
        try (var upload = filesOnly("app").store().create(left.key("database/schema.dump.zst"))) {
            upload.commit();
        }
        for (var service : services) {
            new VerifiedBackup(filesOnly(service)).run(Backups.context(folder));
        }

        // Then
        for (var service : services) {
            var contents = filesOnly(service).catalog().look();
            assertThat(contents.sets())
                    .as(service)
                    .hasSize(2)
                    .extracting(BackupSet::level)
                    .containsOnly(VerificationLevel.STORED);
            assertThat(contents.unfinished()).isEmpty();
            assertThat(contents.damaged()).isEmpty();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("2")))
                    .isEmpty();
        }
    }

    @Test
    void shouldRemoveWhatKilledRunsLeft() throws Exception {
        // Given a half set, a half manifest, and a half verification of a good set
        var plan = filesOnly("shop");
        new VerifiedBackup(plan).run(Backups.context(folder));
        var good = new SetPlace(
                "shop", new SetId(plan.catalog().look().sets().get(0).manifest().id()));
        var store = folder.resolve("store");
        var half = new SetPlace("shop", SetId.begunAt(Instant.now().minus(SetRemoval.GRACE)));
        Files.createDirectories(store.resolve(half.key("database")));
        Files.writeString(store.resolve(half.key("database/data-0001.sql.zst.part")), "half");
        Files.writeString(store.resolve(half.key("manifest.json.part")), "half");
        Files.writeString(store.resolve(good.key("verified/later.json.part")), "half");

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.subject()).contains(half.id().text()));
        assertThat(plan.catalog().look().sets()).hasSize(2);
        assertThat(Shop.stored(store)).noneMatch(path -> path.toString().endsWith(".part"));
        assertThat(store.resolve(half.prefix())).doesNotExist();
    }

    @Test
    void shouldFindAVerificationOfAnotherSet() throws Exception {
        // Given
        var plan = filesOnly("shop");
        new VerifiedBackup(plan).run(Backups.context(folder));
        new VerifiedBackup(plan).run(Backups.context(folder));
        var sets = plan.catalog().look().sets();
        var from = Shop.folder(sets.get(0), folder).resolve("verified");
        var to = Shop.folder(sets.get(1), folder).resolve("verified");

        // When
        try (Stream<Path> files = Files.list(from)) {
            var file = files.findFirst().orElseThrow();
            Files.copy(file, to.resolve(file.getFileName()));
        }

        // Then
        assertThat(plan.catalog().look().damaged())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("is of set"));
    }

    @Test
    void shouldNotTakeASetWithoutItsManifestForOneUnderWay() throws Exception {
        // Given
        var plan = filesOnly("shop");
        new VerifiedBackup(plan).run(Backups.context(folder));
        var set = Shop.folder(plan.catalog().look().sets().get(0), folder);

        // When
        Files.delete(set.resolve("manifest.json"));
        new VerifiedBackup(plan).run(Backups.context(folder));

        // Then its files are still there, and it is no set
        assertThat(set.resolve("files/documents.tar.zst")).exists();
        assertThat(plan.catalog().look().sets()).hasSize(1);
        assertThat(plan.catalog().look().damaged())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("manifest.json is missing"));
    }
}
