package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes plans and contexts for tests of backups. */
public final class Backups {
    public static final String SERVICE = "shop";

    private Backups() {}

    /** A plan for a database alone, into a folder. */
    public static BackupPlan plan(DatabaseAddress address, Path folder, VerificationLevel level) {
        return plan(address, new FolderStore(folder), level);
    }

    /** A plan for a database alone, into any store. */
    public static BackupPlan plan(DatabaseAddress address, Store store, VerificationLevel level) {
        var database = new BackupPlan.DatabasePlan(address, Optional.empty(), 2, false, false);
        return new BackupPlan(store, SERVICE, Optional.of(database), List.of(), Path.of("/"), 1, level);
    }

    /** The same plan, by which rows and large objects become one archive of pg_dump. */
    public static BackupPlan archived(BackupPlan plan) {
        return archived(plan, plan.database().orElseThrow().binaries());
    }

    /** The same with programs of a folder of their own. */
    public static BackupPlan archived(BackupPlan plan, Optional<Path> binaries) {
        var one = plan.database().orElseThrow();
        return plan.with(new BackupPlan.DatabasePlan(
                one.address(), binaries, one.connections(), one.serializable(), one.passwords(), true));
    }

    /** A context with a work folder of its own. */
    public static TaskContext context(Path folder) {
        return context(folder, Clock.systemUTC());
    }

    /** A context with a work folder of its own, by a clock. */
    public static TaskContext context(Path folder, Clock clock) {
        try {
            var work = Files.createTempDirectory(folder, "work");
            return new TaskContext(
                    "verified-backup",
                    SERVICE,
                    clock,
                    TaskLog.silent(),
                    Progress.unseen(),
                    work,
                    Files.createTempDirectory(folder, "report"),
                    false);
        } catch (IOException e) {
            throw new AssertionError("no folder for a test", e);
        }
    }
}
