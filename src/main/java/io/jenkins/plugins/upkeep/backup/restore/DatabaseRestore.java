package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.util.List;

/** Brings the database of a set back: tables, rows in parallel, then indexes and constraints in parallel. */
public final class DatabaseRestore {
    private final SetReader reader;
    private final Manifest manifest;
    private final RestoreTarget target;
    private final Portion portion;
    private final SchemaArchive archive;
    private final Phases phases;
    private final Progress progress;
    private volatile boolean changed;

    /**
     * @param reader reads the set
     * @param manifest what it holds
     * @param target where to
     * @param portion which part of it
     * @param archive the schema's archive, which is fetched when it is not there yet
     * @param phases measures what is done
     * @param progress is told how far it is
     */
    public DatabaseRestore(
            SetReader reader,
            Manifest manifest,
            RestoreTarget target,
            Portion portion,
            SchemaArchive archive,
            Phases phases,
            Progress progress) {
        this.reader = reader;
        this.manifest = manifest;
        this.target = target;
        this.portion = portion;
        this.archive = archive;
        this.phases = phases;
        this.progress = progress;
    }

    /**
     * Restores.
     *
     * @throws UpkeepException when something cannot be restored; the target is of no use then
     * @throws InterruptedException when this thread was told to stop
     */
    public void run() throws UpkeepException, InterruptedException {
        if (!archive.isFetched()) {
            phases.run("fetch schema", archive::fetch);
        }
        var schema = new SchemaRestore(archive, target, portion);
        if (portion.makes()) {
            changed = !portion.atomic();
            phases.run("make tables", schema::makeTables);
        }
        changed = true;
        if (portion.loads()) {
            phases.run("load tables", this::loadTables);
            phases.run("large objects, sequences", this::runScripts);
        }
        if (portion.makes()) {
            phases.run("indexes, constraints", schema::finishTables);
        } else if (portion.isOfAll()) {
            phases.run("materialized views", schema::refreshViews);
        }
        if (portion.loads()) {
            phases.run("analyze", this::analyze);
        }
    }

    /**
     * @return whether anything in the target may have been made or loaded
     */
    public boolean hasChanged() {
        return changed;
    }

    private void loadTables() throws UpkeepException, InterruptedException {
        var tables = manifest.database().orElseThrow().tables();
        var total = tables.stream()
                .filter(portion::has)
                .mapToLong(TableEvidence::bytes)
                .sum();
        try (var stretch = progress.begin("load tables", total, Unit.BYTES)) {
            for (var wave : portion.waves(tables)) {
                var units = LoadPlan.of(manifest, target.connections(), wave);
                Workers.run(
                        "load",
                        target.connections(),
                        units,
                        () -> new TableLoader(target.address(), reader, manifest, portion, stretch));
            }
        }
    }

    private void runScripts() throws UpkeepException, InterruptedException {
        var scripts = new ScriptRun(target.programs().psql(), target.address());
        if (portion.isOfAll()) {
            for (var path : List.of(DatabaseBackup.LARGE_OBJECTS, DatabaseBackup.SEQUENCES)) {
                runScript(scripts, manifest.file(path));
            }
        } else {
            new SequencePositions(
                            target.address(), manifest.database().orElseThrow().sequences(), portion)
                    .set();
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
        new Statistics(target.address(), target.connections())
                .gather(table -> portion.selection()
                        .map(some -> some.tables().contains(table))
                        .orElse(true));
    }
}
