package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.PgMaintenanceConfig.ArchiveRule;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveRestore;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table with old rows, for tests of archiving on a real server. */
abstract class OldRows {
    static final String ODD = "\"o'dd \"\"one\"\"; ünï\"";

    static final String TITLE = "Archived rows";

    static final int OLD = 300;

    static final int ALL = 500;

    @TempDir
    Path folder;

    Maintained database;

    @BeforeEach
    void makeDatabase() {
        database = Maintained.database(folder);
        database.sql("create table " + ODD + " (id int primary key, \"a t\" timestamptz, text text, n numeric,"
                + " twice int generated always as (id * 2) stored);"
                + "insert into " + ODD + " select i, now() - case when i <= " + OLD + " then interval '400 days'"
                + " else interval '1 day' end, case i % 5 when 0 then null when 1 then '' when 2 then E'a \"b\",\\n\\\\.'"
                + " when 3 then E'\\\\.' else 'ünï' end, i / 7.0 from generate_series(1, " + ALL + ") i");
    }

    static ArchiveRule rule(String table, String column) {
        return new ArchiveRule(table, column, Duration.ofDays(365), 70, false);
    }

    static ArchiveRule odd() {
        return rule(ODD, "a t");
    }

    String content() {
        return database.text("select md5(string_agg(t::text, '|' order by id)) from " + ODD + " t");
    }

    long count(String table) {
        return Long.parseLong(database.text("select count(*) from " + table));
    }

    void restoreAll() throws Exception {
        var catalog = new ArchiveCatalog(database.archives());
        for (var archive : catalog.look().archives()) {
            new ArchiveRestore(catalog, catalog.find(archive.id()), database.address())
                    .run(Progress.unseen(), Clock.systemUTC());
        }
    }

    List<Path> stored(String ending) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    /** Has a test do something between the export of a batch and its deletion. */
    Store whenReadBack(Runnable deed) throws UpkeepException {
        return new StoreInFront(database.archives().store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                if (key.endsWith(".csv.zst")) {
                    deed.run();
                }
                return super.openFresh(key);
            }
        };
    }
}
