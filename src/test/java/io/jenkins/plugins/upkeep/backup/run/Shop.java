package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small service with something of each kind, and its backups. */
public final class Shop {
    public static final String SERVICE = Backups.SERVICE;

    private static final String TABLES = """
            CREATE SCHEMA shop;
            CREATE TABLE shop.customer (id serial PRIMARY KEY, name text NOT NULL, note text);
            CREATE TABLE shop.purchase (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer int REFERENCES shop.customer, amount numeric(10, 2), made timestamptz DEFAULT now());
            CREATE TABLE shop.empty (id int);
            CREATE VIEW shop.total AS SELECT customer, sum(amount) FROM shop.purchase GROUP BY customer;
            INSERT INTO shop.customer (name, note)
                SELECT 'customer ' || n, md5(n::text) FROM generate_series(1, %1$d) n;
            INSERT INTO shop.purchase (customer, amount)
                SELECT 1 + n %% %1$d, n / 100.0 FROM generate_series(1, 3 * %1$d) n;
            SELECT lo_from_bytea(0, convert_to('a large object', 'UTF8'));
            SELECT lo_from_bytea(0, decode(repeat('00ff', 1000), 'hex'));
            """;

    private Shop() {}

    /** A fresh database with so many customers. */
    public static DatabaseAddress database(int customers) {
        var address = TestCluster.database();
        TestCluster.sql(address, TABLES.formatted(customers));
        return address;
    }

    /** A plan for the database and some files. */
    public static BackupPlan plan(DatabaseAddress address, Path folder, VerificationLevel level) {
        try {
            var files = Files.createDirectories(folder.resolve("files/deep"));
            Files.writeString(files.resolve("one.txt"), "one\n");
            Files.writeString(files.resolveSibling("two words.txt"), "two\n");
        } catch (IOException e) {
            throw new UncheckedIOException("no files for a test", e);
        }
        var database = new BackupPlan.DatabasePlan(address, Optional.empty(), 2, false, false);
        return new BackupPlan(
                new FolderStore(folder.resolve("store")),
                SERVICE,
                Optional.of(database),
                List.of(new FilesPart("documents", List.of("files"))),
                ExportPlan.NONE,
                folder,
                1,
                level,
                Optional.empty());
    }

    /** Backs up, expecting nothing that asks for an action. */
    public static BackupSet backUp(BackupPlan plan, Path folder) throws Exception {
        Report report = new VerifiedBackup(plan).run(Backups.context(folder));
        if (report.status() != Status.OK) {
            throw new AssertionError("the backup of a test is not well: " + report.findings());
        }
        return plan.catalog().look().sets().get(0);
    }

    /** The folder of a set. */
    public static Path folder(BackupSet set, Path folder) {
        return folder.resolve("store").resolve(SERVICE).resolve(set.manifest().id());
    }

    /** All files of the store but for the lock. */
    public static List<Path> stored(Path store) {
        if (!Files.exists(store)) {
            return List.of();
        }
        try (var paths = Files.walk(store)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a test's store cannot be read", e);
        }
    }
}
