package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.target.LoadOrder;
import io.jenkins.plugins.upkeep.backup.target.TargetObjects;
import io.jenkins.plugins.upkeep.backup.target.UnusedTarget;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Restores the database of a set, or a part of it, into a database of a server that lives on. Used once; its state may
 * be asked by any thread.
 */
public final class RestoreInto {
    private static final int MOST_NAMED = 5;

    private final SetReader reader;
    private final Manifest manifest;
    private final RestoreRequest request;
    private final DatabaseAddress address;
    private volatile Portion portion = Portion.WHOLE;
    private volatile DatabaseRestore begun;
    private volatile boolean ended;

    /**
     * @param reader reads the set
     * @param manifest what it holds
     * @param request what is to be restored, and where to
     */
    public RestoreInto(SetReader reader, Manifest manifest, RestoreRequest request) {
        this.reader = reader;
        this.manifest = manifest;
        this.request = request;
        this.address = request.address();
    }

    /**
     * What came of a restore.
     *
     * @param portion what was restored
     * @param leftOut what of the database's own properties was left out, one line each
     * @param brokenKeys foreign keys that do not hold, one line each
     */
    public record Outcome(Portion portion, List<String> leftOut, List<String> brokenKeys) {
        public Outcome {
            leftOut = List.copyOf(leftOut);
            brokenKeys = List.copyOf(brokenKeys);
        }
    }

    /** Is told what somebody should know before anything is changed. */
    @FunctionalInterface
    public interface Remarks {
        /** Takes one line. */
        void take(String line);
    }

    /**
     * Restores.
     *
     * @param binaries the programs of this machine
     * @param workFolder where the schema's archive is kept meanwhile
     * @param phases measures what is done
     * @param progress is told how far it is
     * @param remarks is told what is left out and how rows are loaded
     * @return what came of it
     * @throws UpkeepException when no key reads the set or nothing can be restored there, then nothing was touched; or when something cannot be
     *     restored, then the message says what is half filled
     * @throws InterruptedException when this thread was told to stop; see {@link #state()}
     */
    public Outcome run(PostgresBinaries binaries, Path workFolder, Phases phases, Progress progress, Remarks remarks)
            throws UpkeepException, InterruptedException {
        var evidence = manifest.database()
                .orElseThrow(() -> new UpkeepException("set " + manifest.id() + ": holds no database"));
        if (manifest.encryption().isPresent()) {
            phases.run(Phases.KEY, () -> reader.requireKey(manifest));
        }
        new UnusedTarget(address, request.service()).require().forEach(remarks::take);
        var there = TargetObjects.of(address);
        requireVersion(there, evidence);
        var programs = binaries.restorer(there.major(), evidence.clientMajor());
        if (request.only() != Only.DATA && !request.nonEmpty()) {
            there.requireEmpty();
        }
        var archive = new SchemaArchive(reader, manifest, workFolder);
        phases.run("fetch schema", archive::fetch);
        var lines = new ArrayList<String>();
        portion = new RestorePlan(request, evidence, archive, there).portion(lines);
        lines.forEach(remarks::take);
        if (needsRoles(evidence)) {
            phases.run("roles", () -> new GlobalsRestore(reader, manifest, programs.psql(), address, false).run());
        }
        var target = new RestoreTarget(
                address, Optional.empty(), request.owners(), request.connections(), there.major(), programs);
        return fillOrExplain(target, archive, phases, progress);
    }

    private void requireVersion(TargetObjects there, DatabaseEvidence evidence) throws UpkeepException {
        if (there.major() < evidence.server().major()) {
            throw new UpkeepException(
                    "database " + address + ": its server is of version " + there.major() + ", the set comes from "
                            + evidence.server().major() + "; restore into that version or a later one");
        }
    }

    /** Without definitions, only large objects have owners. */
    private boolean needsRoles(DatabaseEvidence evidence) {
        return request.owners()
                && (portion.makes()
                        || (portion.isOfAll() && evidence.largeObjects().count() > 0));
    }

    private Outcome fillOrExplain(RestoreTarget target, SchemaArchive archive, Phases phases, Progress progress)
            throws UpkeepException, InterruptedException {
        try {
            var outcome = Stoppable.run(() -> fill(target, archive, phases, progress));
            ended = true;
            return outcome;
        } catch (UpkeepException e) {
            var half = state();
            if (half.isEmpty()) {
                throw new UpkeepException(e.getMessage() + "; nothing was changed in database " + address, e);
            }
            throw new UpkeepException(
                    "database " + address + ": the restore stopped halfway (" + e.getMessage() + "); " + half.get(), e);
        }
    }

    private Outcome fill(RestoreTarget target, SchemaArchive archive, Phases phases, Progress progress)
            throws UpkeepException, InterruptedException {
        begun = new DatabaseRestore(reader, manifest, target, portion, archive, phases, progress);
        begun.run();
        List<String> broken = portion.order().isEmpty()
                ? List.of()
                : phases.measure(
                        "compare foreign keys", () -> brokenKeys(portion.order().get()));
        if (!portion.isOfAll() || !portion.makes()) {
            return new Outcome(portion, List.of(), broken);
        }
        var properties = new DatabaseProperties(archive.file(), target);
        var leftOut = phases.measure("properties", () -> request.owners() ? properties.apply() : properties.shown());
        return new Outcome(portion, leftOut, broken);
    }

    private List<String> brokenKeys(LoadOrder order) throws UpkeepException, InterruptedException {
        return order.brokenKeys(address);
    }

    /**
     * @return in which state a restore that was stopped leaves the database, and what to do about it; empty when nothing was
     *     changed in it
     */
    public Optional<String> state() {
        if (begun == null || !begun.hasChanged()) {
            return Optional.empty();
        }
        if (ended) {
            return Optional.of("database " + address + ": everything was restored, and not compared with the set;"
                    + " do not rely on it, or restore again into another database");
        }
        if (!portion.makes()) {
            return Optional.of("database " + address + ": some rows of " + tables()
                    + " may be there; empty what was to be filled before you restore again");
        }
        return Optional.of(
                request.nonEmpty()
                        ? "database " + address + ": " + tables()
                                + " may be there in part; drop these tables before you restore again"
                        : "database " + address + " is half filled and of no use: drop it, make a new one by createdb"
                                + " and restore into that");
    }

    private String tables() {
        if (portion.isOfAll()) {
            return "all tables of the set";
        }
        var names = portion.selection().orElseThrow().tables();
        return names.stream()
                        .map(TableName::toString)
                        .sorted()
                        .limit(MOST_NAMED)
                        .map(Visible::of)
                        .collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    /**
     * @return the set that is restored
     */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * @return what was asked for
     */
    public RestoreRequest request() {
        return request;
    }
}
