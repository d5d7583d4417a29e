package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreFailedException;
import io.jenkins.plugins.upkeep.backup.restore.RestoreFault;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.restore.SchemaArchive;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.NoKeyException;
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
    private final List<UpkeepException> failures = new ArrayList<>();
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
     * Restores and compares. What fails on the way hides nothing of what was seen before or can be seen after it.
     *
     * @param visit is done after the comparison
     * @return one line for each difference, also for what does not restore at all; none when everything is as it was
     * @throws UpkeepException when nothing was seen to differ, but not everything could be looked at; further failures are
     *     its suppressed ones
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> differences(Visit visit) throws UpkeepException, InterruptedException {
        if (manifest.encryption().isPresent()) {
            attempt(() -> phases.run(Phases.KEY, this::key));
        }
        if (failures.stream().anyMatch(NoKeyException.class::isInstance)) {
            return outcome();
        }
        if (manifest.database().isPresent()) {
            attempt(() -> database(visit));
        }
        for (var part : manifest.files()) {
            attempt(() -> phases.run("read files of " + part.name(), () -> files(part)));
        }
        return outcome();
    }

    private void attempt(Phases.Action action) throws InterruptedException {
        try {
            Stoppable.run(() -> {
                action.run();
                return action;
            });
        } catch (RestoreFailedException e) {
            differences.add(e.getMessage());
        } catch (UpkeepException e) {
            failures.add(e);
        }
    }

    private void key() throws UpkeepException {
        try {
            reader.requireKey(manifest);
        } catch (DamagedSetException e) {
            throw new RestoreFailedException(e);
        }
    }

    private List<String> outcome() throws UpkeepException {
        if (!failures.isEmpty() && differences.isEmpty()) {
            var first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        failures.forEach(failure -> findings.add(Finding.unknown(
                "set " + manifest.id(),
                "not all of it was compared: " + failure.getMessage(),
                "remove the cause, and have the set compared again")));
        // Damage that the key met may have been met again by what was restored.
        return differences.stream().distinct().toList();
    }

    private void files(FilesEvidence part) throws UpkeepException, InterruptedException {
        try {
            differences.addAll(Stoppable.run(() -> new FilesComparison(reader, manifest, part).differences()));
        } catch (UpkeepException e) {
            throw RestoreFault.isBehind(e) ? e : new RestoreFailedException(e);
        }
    }

    private void database(Visit visit) throws UpkeepException, InterruptedException {
        try (var restored = RestoredDatabase.restore(reader, manifest, plan, phases, progress)) {
            attempt(() -> phases.run("compare rows", () -> differences.addAll(rows(restored))));
            attempt(() ->
                    phases.measure("compare schema", () -> schema(restored)).ifPresent(differences::add));
            attempt(() -> visit.use(restored));
        }
    }

    private List<String> rows(RestoredDatabase restored) throws UpkeepException, InterruptedException {
        var evidence = manifest.database().orElseThrow();
        if (!evidence.countsAlike()) {
            findings.add(Finding.info(
                    "set " + manifest.id(),
                    "its objects were counted by an earlier version in another way; the counts were not compared"));
        }
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
