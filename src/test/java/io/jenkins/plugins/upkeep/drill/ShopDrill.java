package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.Shop;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Drills of a small shop that was backed up.
 *
 * @param backup how
 * @param folder where all of it lies
 */
record ShopDrill(BackupPlan backup, Path folder) {
    /** A shop that was backed up: once for all tests, of which each gets the set in a store of its own. */
    static ShopDrill of(Path folder) throws Exception {
        BackedUp.ONCE.copyTo(folder.resolve("store"));
        return new ShopDrill(Shop.plan(BackedUp.ONCE.database, folder, VerificationLevel.STORED), folder);
    }

    void backUpAgain() throws Exception {
        Shop.backUp(backup, folder);
    }

    SetCatalog catalog() {
        return backup.catalog();
    }

    /** The same shop, whose sets took so long to be brought to where they lie. */
    ShopDrill after(Duration preparation) {
        var place = Path.of(backup.store().describe().substring("file:".length()));
        var store = new FolderStore(place, "elsewhere", preparation);
        return new ShopDrill(
                new BackupPlan(
                                store,
                                backup.service(),
                                backup.database(),
                                backup.files(),
                                backup.base(),
                                backup.compression(),
                                backup.verify())
                        .retaining(backup.retention()),
                folder);
    }

    /** A question that expects one to a hundred. */
    static SqlCheck check(String sql) {
        return new SqlCheck(sql, sql, Optional.of(1.0), Optional.of(100.0));
    }

    DrillPlan plan(SetChoice choice, Duration rto, Duration rpo, SqlCheck... assertions) {
        return new DrillPlan(
                catalog(),
                choice,
                Optional.empty(),
                2,
                Optional.of(rto),
                Optional.of(rpo),
                List.of(assertions),
                true,
                Optional.empty(),
                folder);
    }

    Report drill(SqlCheck... assertions) throws Exception {
        return drill(SetChoice.newest(), assertions);
    }

    Report drill(SetChoice choice, SqlCheck... assertions) throws Exception {
        var plan = plan(choice, Duration.ofHours(1), Duration.ofHours(1), assertions);
        return new DrRestoreTest(plan).run(Backups.context(folder));
    }

    /** The newest set. */
    SetId set() throws Exception {
        return new SetId(catalog().look().sets().get(0).manifest().id());
    }

    Path setFolder() throws Exception {
        return Shop.folder(catalog().look().sets().get(0), folder);
    }

    /** A database that no test changes, and the files of a backup of it. */
    private record BackedUp(DatabaseAddress database, Map<Path, byte[]> files) {
        private static final BackedUp ONCE = make();

        private static BackedUp make() {
            try {
                var folder = Files.createTempDirectory("upkeep-test-shop");
                var database = Shop.database(50);
                Shop.backUp(Shop.plan(database, folder, VerificationLevel.STORED), folder);
                var store = folder.resolve("store");
                var files = new TreeMap<Path, byte[]>();
                for (var file : Shop.stored(store)) {
                    files.put(store.relativize(file), Files.readAllBytes(file));
                }
                delete(folder);
                return new BackedUp(database, files);
            } catch (Exception e) {
                throw new AssertionError("no backup for the tests", e);
            }
        }

        private static void delete(Path folder) throws IOException {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }

        void copyTo(Path store) throws IOException {
            for (var file : files.entrySet()) {
                var target = store.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
    }
}
