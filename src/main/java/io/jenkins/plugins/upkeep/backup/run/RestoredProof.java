package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreFailedException;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.restore.SchemaArchive;
import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.backup.verify.FilesComparison;
import io.jenkins.plugins.upkeep.backup.verify.SchemaComparison;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves a set at level {@code restored}: everything is brought back from the store and compared with its evidence. Used
 * once, by one thread.
 */
public final class RestoredProof {
    private final SetReader reader;
    private final Manifest manifest;
    private final RestoredDatabase.Plan plan;
    private final Phases phases;
    private final Progress progress;
    private final List<String> differences = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param reader reads the set from its store
     * @param manifest what it should hold
     * @param plan how the database is restored
     * @param phases measures what is done
     * @param progress is told how far it is
     */
    public RestoredProof(
            SetReader reader, Manifest manifest, RestoredDatabase.Plan plan, Phases phases, Progress progress) {
        this.reader = reader;
        this.manifest = manifest;
        this.plan = plan;
        this.phases = phases;
        this.progress = progress;
    }

    /** What else is done with the restored database before it is removed. */
    @FunctionalInterface
    public interface Visit {
        /**
         * Uses the database.
         *
         * @throws UpkeepException when it cannot be used
         * @throws InterruptedException when the thread was told to stop
         */
        void use(RestoredDatabase database) throws UpkeepException, InterruptedException;
    }

    /**
     * Restores and compares.
     *
     * @param visit is done after the comparison
     * @return one line for each difference; none when everything is as it was
     * @throws RestoreFailedException when the set cannot be restored, although this machine could
     * @throws UpkeepException when this machine cannot restore
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> differences(Visit visit) throws UpkeepException, InterruptedException {
        try {
            compare(visit);
        } catch (UpkeepException e) {
            conclude(e);
        }
        return List.copyOf(differences);
    }

    private void compare(Visit visit) throws UpkeepException, InterruptedException {
        if (manifest.database().isPresent()) {
            database(visit);
        }
        for (var part : manifest.files()) {
            differences.addAll(phases.measure("read files of " + part.name(), () -> files(part)));
        }
    }

    /** What has been seen to differ stands, whatever else went wrong after that. */
    private void conclude(UpkeepException problem) throws UpkeepException {
        var faulty = problem instanceof RestoreFailedException && !MachineFault.isBehind(problem);
        if (differences.isEmpty()) {
            throw faulty || !(problem instanceof RestoreFailedException)
                    ? problem
                    : new UpkeepException(problem.getMessage(), problem);
        }
        if (faulty) {
            differences.add(problem.getMessage());
        } else {
            findings.add(Finding.unknown(
                    "set " + manifest.id(),
                    "the rest was not compared: " + problem.getMessage(),
                    "mend this, then run dr-restore-test --set " + manifest.id()));
        }
    }

    private List<String> files(FilesEvidence part) throws UpkeepException, InterruptedException {
        try {
            return Stoppable.run(() -> new FilesComparison(reader, manifest, part).differences());
        } catch (UpkeepException e) {
            throw new RestoreFailedException(e);
        }
    }

    private void database(Visit visit) throws UpkeepException, InterruptedException {
        try (var restored = RestoredDatabase.restore(reader, manifest, plan, phases, progress)) {
            differences.addAll(phases.measure("compare rows", () -> rows(restored)));
            phases.measure("compare schema", () -> schema(restored)).ifPresent(differences::add);
            visit.use(restored);
        }
    }

    private List<String> rows(RestoredDatabase restored) throws UpkeepException, InterruptedException {
        var evidence = manifest.database().orElseThrow();
        return new DatabaseComparison(evidence, restored.address(), plan.connections(), progress).differences();
    }

    /** The text of a schema is the same only from programs of the same version. */
    private Optional<String> schema(RestoredDatabase restored) throws UpkeepException, InterruptedException {
        var dumped = manifest.database().orElseThrow().clientMajor();
        if (restored.programs().client().orElseThrow().major() != dumped) {
            findings.add(Finding.warning(
                    "set " + manifest.id(),
                    "the schema's text was not compared: it was written by pg_dump " + dumped + ", which is not here",
                    "",
                    "apt-get install postgresql-client-" + dumped + " and run this again"));
            return Optional.empty();
        }
        var archive = new SchemaArchive(reader, manifest, plan.workFolder());
        return new SchemaComparison(archive, restored, plan.workFolder()).difference();
    }

    /**
     * @return what the proof left out, once it is done; none when everything was compared
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
