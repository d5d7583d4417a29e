package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** Requirements files of pip that are installed together, as they were read. Immutable. */
public final class RequirementsFiles {
    private final List<LockFile> files;

    private RequirementsFiles(List<LockFile> files) {
        this.files = List.copyOf(files);
    }

    /** Without any file. */
    public static RequirementsFiles none() {
        return new RequirementsFiles(List.of());
    }

    /**
     * Reads one more.
     *
     * @param file the file
     * @throws UpkeepException when it cannot be read, or is no text in UTF-8
     */
    public RequirementsFiles with(Path file) throws UpkeepException {
        var more = new ArrayList<>(files);
        more.add(LockFile.read(file));
        return new RequirementsFiles(more);
    }

    /**
     * @return whether there is any file
     */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * @return the packages that they name in exact versions
     */
    public List<Component> components() {
        return files.stream()
                .flatMap(file -> file.text().pins().stream())
                .map(pin -> new Component(Ecosystem.PYPI, "", pin.name(), pin.version(), OptionalInt.of(pin.line())))
                .toList();
    }

    /**
     * @return what each file asks for without an exact version
     */
    public Map<Path, List<String>> unclear() {
        var unclear = new LinkedHashMap<Path, List<String>>();
        for (var file : files) {
            var names = file.text().lines().stream()
                    .flatMap(line -> line.unclear().stream())
                    .toList();
            unclear.put(file.path(), names);
        }
        unclear.values().removeIf(List::isEmpty);
        return unclear;
    }

    /**
     * @param update an update
     * @return why it cannot be written into these files; empty when it can
     */
    public Optional<String> obstacle(Update update) {
        var obstacle = files.stream()
                .flatMap(file -> file.text().obstacle(update).stream())
                .findFirst();
        var named = files.stream().anyMatch(file -> file.text().pin(update).isPresent());
        return obstacle.isPresent() || named
                ? obstacle
                : Optional.of("is in no requirements file of pip, and others are not changed here; change it by hand");
    }

    /**
     * Tries updates, away from the service.
     *
     * @param updates the updates
     * @param plan how they are tried
     * @param context where environments are made, and what is done is told
     * @return what that told
     * @throws UpkeepException when nothing can be tried here
     * @throws InterruptedException when this thread was told to stop
     */
    public Tried attempt(List<Update> updates, StagingPlan plan, TaskContext context)
            throws UpkeepException, InterruptedException {
        var folder = context.workFolder().toAbsolutePath().resolve("staging");
        var bench = new Staging(
                plan,
                new StagedFiles(files, new OtherIndex(plan.index())),
                folder,
                context.log(),
                new AtomicReference<>(List.of()));
        try {
            return new Search(bench, plan.attempts())
                    .run(updates.stream().sorted(Update.ORDER).toList());
        } finally {
            bench.remove();
        }
    }

    /**
     * Makes a plan of updates that were tried together, and keeps it.
     *
     * @param good the updates
     * @param python the version of Python that they were tried with
     * @param all all files that name libraries: a plan is of the service as it is with these
     * @param state where it is kept
     * @param context whose service it is
     * @return the plan
     * @throws UpkeepException when it cannot be kept
     */
    public TestedPlan plan(List<Update> good, String python, List<Path> all, StateFolder state, TaskContext context)
            throws UpkeepException {
        var seen = SeenFile.of(all);
        for (var file : files) {
            requireSame(file, seen);
        }
        var changes = TestedPlan.changes(good, files);
        var steps = TestedPlan.steps(good);
        var plan = new TestedPlan(context.service(), context.clock().instant(), python, steps, changes, seen);
        state.save(plan);
        return plan;
    }

    private static void requireSame(LockFile file, List<SeenFile> seen) throws UpkeepException {
        var path = file.path().toString();
        if (seen.stream()
                .noneMatch(one -> one.path().equals(path) && one.sha256().equals(file.sha256()))) {
            throw new UpkeepException(path + ": was changed while it was tested; run this again");
        }
    }

    /**
     * @return the text of each file
     */
    public Map<Path, String> texts() {
        var texts = new LinkedHashMap<Path, String>();
        files.forEach(file -> texts.put(file.path(), file.text().text()));
        return texts;
    }
}
