package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.rollback.RollbackConfig;
import io.jenkins.plugins.upkeep.rollback.database.Checkpoint;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDrivers;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rollback works on and with.
 *
 * @param config how it is done
 * @param repository the work tree, as a path from the root
 * @param backup how the present is backed up; empty when it is not
 * @param databaseAccess the database and its backups; empty where the configuration has no database
 * @param probes what looks at the service's endpoints
 * @param maintenance the service's maintenance mode
 * @param herald tells people
 */
public record Parts(
        RollbackConfig config,
        Path repository,
        Optional<BackupPlan> backup,
        Optional<DatabaseAccess> databaseAccess,
        List<Probe> probes,
        Maintenance maintenance,
        Herald herald) {
    private static final String PLACE = "upkeep";

    public Parts {
        probes = List.copyOf(probes);
    }

    /** The work tree. */
    GitFolder folder() throws UpkeepException, InterruptedException {
        return GitFolder.open(repository);
    }

    /** The names of the steps, in their order. */
    List<String> steps(boolean restores) {
        var names = new ArrayList<String>();
        backup.ifPresent(plan -> names.add(StepNames.BACKUP));
        if (restores) {
            names.add(StepNames.RESTORE);
        }
        names.addAll(List.of(StepNames.HEALTH_BEFORE, StepNames.ANNOUNCE, StepNames.STOP, StepNames.CHECKOUT));
        if (restores) {
            names.add(StepNames.SWAP);
        }
        names.addAll(List.of(StepNames.START, StepNames.HEALTH, StepNames.LEAVE));
        if (!health(Clock.systemUTC()).hidden().isEmpty()) {
            names.add(StepNames.HEALTH_AFTER);
        }
        return List.copyOf(names);
    }

    /** What must stay the same until a rollback that begins now is over. */
    Surroundings surroundings(boolean restores) {
        return new Surroundings(
                steps(restores),
                config.services().driver().name().toLowerCase(Locale.ROOT),
                databaseAccess.map(access -> place(access.address())).orElse(""));
    }

    private static String place(DatabaseAddress address) {
        return address.host() + ":" + address.port() + "/" + address.database();
    }

    /** Where journals lie: in the repository's own folder, which is on the same disk, and which no checkout touches. */
    JournalFolder journals(GitFolder folder) {
        return new JournalFolder(folder.gitDir().resolve(PLACE).resolve("rollback"));
    }

    /** What runs the service. */
    ServiceDriver driver(GitFolder folder) {
        return ServiceDrivers.of(config.services(), repository, output(folder));
    }

    /** Where commands that stop and start the service leave their output. */
    private static Path output(GitFolder folder) {
        return folder.gitDir().resolve(PLACE).resolve("services");
    }

    /** What runs the service, with its place made. */
    ServiceDriver workingDriver(GitFolder folder) throws UpkeepException {
        try {
            Files.createDirectories(output(folder));
            return driver(folder);
        } catch (IOException e) {
            throw new UpkeepException(
                    output(folder) + ": cannot be made (" + e.getMessage() + "); check who may write there", e);
        }
    }

    Health health(Clock clock) {
        var seen = config.health().endpoints().stream().map(name -> "endpoint " + name);
        var open = config.health().endpoints().isEmpty() ? probes.stream().map(Probe::subject) : seen;
        return new Health(
                probes,
                config.health().timeout(),
                config.health().stable(),
                open.collect(Collectors.toUnmodifiableSet()),
                clock);
    }

    /** The database's part of a rollback. */
    DatabasePart database(TaskContext context) throws UpkeepException, InterruptedException {
        var access = databaseAccess.orElseThrow(() ->
                new UpkeepException("rollback: upkeep.yaml has no section database; add it, or keep the database"));
        return DatabasePart.of(access, config.sessions(), context, Checkpoint.NONE);
    }
}
