package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.util.Set;

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
            load(schema);
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

    private void load(SchemaRestore schema) throws UpkeepException, InterruptedException {
        if (portion.isOfAll() && !portion.makes()) {
            phases.run("make large objects", schema::makeLargeObjects);
        }
        phases.run("load tables", this::loadTables);
        phases.run("large objects, sequences", this::runScripts);
    }

    /**
     * @return whether anything in the target may have been made or loaded
     */
    public boolean hasChanged() {
        return changed;
    }

    private void loadTables() throws UpkeepException, InterruptedException {
        var tables = evidence().tables();
        var total = tables.stream()
                .filter(portion::has)
                .mapToLong(TableEvidence::bytes)
                .sum();
        try (var stretch = progress.begin("load tables", total, Unit.BYTES)) {
            var waves = portion.waves(tables);
            for (int wave = 0; wave < waves.size(); wave++) {
                loadTables(waves.get(wave), wave == 0, stretch);
            }
        }
    }

    private void loadTables(Set<TableName> tables, boolean first, Progress.Stretch stretch)
            throws UpkeepException, InterruptedException {
        if (evidence().isArchive()) {
            new ArchiveLoad(reader, archive, target, portion, stretch).load(tables, first);
            return;
        }
        Workers.run(
                "load",
                target.connections(),
                LoadPlan.of(manifest, target.connections(), tables),
                () -> new TableLoader(target.address(), reader, manifest, portion, stretch));
    }

    private DatabaseEvidence evidence() {
        return manifest.database().orElseThrow();
    }

    private void runScripts() throws UpkeepException, InterruptedException {
        if (!portion.isOfAll()) {
            new SequencePositions(target.address(), evidence().sequences(), portion).set();
            return;
        }
        var scripts = new ScriptRun(target.programs().psql(), target.address());
        if (!evidence().isArchive()) {
            runScript(scripts, manifest.file(DatabaseBackup.LARGE_OBJECTS));
        }
        // pg_dump reads sequences for itself, later than they were read for the evidence.
        runScript(scripts, manifest.file(DatabaseBackup.SEQUENCES));
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
