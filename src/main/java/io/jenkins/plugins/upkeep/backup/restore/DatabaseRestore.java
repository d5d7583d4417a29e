package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Brings the database of a set back: tables, rows in parallel, then indexes and constraints in parallel. */
public final class DatabaseRestore {
    private final SetReader reader;
    private final Manifest manifest;
    private final RestoreTarget target;
    private final SchemaArchive archive;
    private final Phases phases;
    private final Progress progress;

    /**
     * @param reader reads the set
     * @param manifest what it holds
     * @param target where to
     * @param workFolder where the schema's archive is kept meanwhile; no row is
     * @param phases measures what is done
     * @param progress is told how far it is
     */
    public DatabaseRestore(
            SetReader reader,
            Manifest manifest,
            RestoreTarget target,
            Path workFolder,
            Phases phases,
            Progress progress) {
        this.reader = reader;
        this.manifest = manifest;
        this.target = target;
        this.archive = new SchemaArchive(reader, manifest, workFolder);
        this.phases = phases;
        this.progress = progress;
    }

    /**
     * Restores everything.
     *
     * @throws UpkeepException when something cannot be restored; the target is of no use then
     * @throws InterruptedException when this thread was told to stop
     */
    public void run() throws UpkeepException, InterruptedException {
        phases.run("fetch schema", archive::fetch);
        var schema = new SchemaRestore(archive.file(), target);
        phases.run("make tables", schema::makeTables);
        phases.run("load tables", this::loadTables);
        phases.run("large objects, sequences", this::runScripts);
        phases.run("indexes, constraints", schema::finishTables);
        phases.run("analyze", this::analyze);
    }

    private void loadTables() throws UpkeepException, InterruptedException {
        var units = LoadPlan.of(manifest, target.connections());
        var total = manifest.database().orElseThrow().totalBytes();
        try (var stretch = progress.begin("load tables", total, Unit.BYTES)) {
            Workers.run(
                    "load",
                    target.connections(),
                    units,
                    () -> new TableLoader(target.address(), reader, manifest, stretch));
        }
    }

    private void runScripts() throws UpkeepException, InterruptedException {
        var scripts = new ScriptRun(target.programs().psql(), target.address());
        for (var path : List.of(DatabaseBackup.LARGE_OBJECTS, DatabaseBackup.SEQUENCES)) {
            runScript(scripts, manifest.file(path));
        }
    }

    private void runScript(ScriptRun scripts, SetFile file) throws UpkeepException, InterruptedException {
        try (var content = reader.open(file)) {
            scripts.feed(file.path(), target.owners() ? content : OwnerlessScript.of(content));
            reader.requireWhole(file, content);
        } catch (IOException e) {
            throw reader.unreadable(file, e);
        } catch (UpkeepException e) {
            // What psql refuses may come of a damaged file, which then is what there is to say.
            reader.requireWhole(file);
            throw e;
        }
    }

    private void analyze() throws UpkeepException, InterruptedException {
        new Statistics(target.address(), target.connections()).gather();
    }
}
