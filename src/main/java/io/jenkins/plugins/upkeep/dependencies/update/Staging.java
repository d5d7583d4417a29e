package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Tries updates in an environment of Python of its own, which each attempt finds as if it were new: it is made once, and a copy is
 * put back in its place. Its programs hold its path, so it is always at the same.
 *
 * @param plan how they are tried
 * @param files the files that are installed together
 * @param folder where the environments are made
 * @param log where it says what it does
 * @param unnamedOnes holds the packages that the last good attempt has installed although no file names them
 */
record Staging(StagingPlan plan, StagedFiles files, Path folder, TaskLog log, AtomicReference<List<String>> unnamedOnes)
        implements Bench {
    private static final String PIP = "pip";
    private static final String ATTEMPT = "attempt";
    private static final Set<String> OURS = Set.of(PIP, "setuptools", "wheel");
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127);
    private static final Duration TO_COPY = Duration.ofMinutes(5);

    @Override
    public Optional<Failure> attempt(List<Update> updates) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        new Removal(folder.resolve(ATTEMPT)).run();
        var place = place();
        try {
            var failure = attempt(place, updates);
            log.info("staging: " + named(updates) + ": "
                    + failure.map(one -> one.step() + " failed").orElse("well") + " ("
                    + Units.format(watch.elapsed()) + ")");
            return failure;
        } finally {
            new Removal(place).run();
        }
    }

    private static String named(List<Update> updates) {
        return switch (updates.size()) {
            case 0 -> "what is in use";
            case 1 -> updates.get(0).toString();
            default -> updates.size() + " updates together";
        };
    }

    private Optional<Failure> attempt(Path place, List<Update> updates) throws UpkeepException, InterruptedException {
        var given = files.write(place, updates);
        var environment = place.resolve("venv");
        prepare(environment, place);
        var pip = Command.of(environment.resolve("bin").resolve("python"), "-m", PIP, "install", "--no-input")
                .with("--disable-pip-version-check", "--no-color", "--progress-bar", "off")
                .with(given.stream()
                        .flatMap(file -> List.of("-r", file.getFileName().toString()).stream())
                        .toList())
                .line();
        var forPip = PythonProgram.variablesOfPip(environment, place, folder.resolve("cache"), plan.index());
        var installed = run(new Program(pip, place.resolve("pip.log"), plan.installTimeout()), forPip, place, PIP);
        return installed.isPresent() ? installed : test(environment, place);
    }

    private Optional<Failure> test(Path environment, Path place) throws UpkeepException, InterruptedException {
        var all = installed(environment, place);
        var program = new Program(plan.test(), place.resolve("test.log"), plan.testTimeout());
        var failure = run(
                program, forTest(environment, place), plan.folder(), plan.test().get(0));
        if (failure.isEmpty()) {
            unnamedOnes.set(all);
        }
        return failure;
    }

    /** What pip has brought in besides what the files name. */
    private List<String> installed(Path environment, Path place) throws UpkeepException, InterruptedException {
        var list = Command.of(environment.resolve("bin").resolve("python"), "-m", PIP, "list", "--format=freeze")
                .with("--disable-pip-version-check")
                .onlyEnvironment(PythonProgram.variables(environment, place))
                .output(TO_COPY);
        return list.lines()
                .filter(line -> !OURS.contains(nameIn(line)) && !files.names(nameIn(line)))
                .map(Visible::of)
                .toList();
    }

    private static String nameIn(String line) {
        var end = line.indexOf("==");
        return end < 0 ? line : line.substring(0, end);
    }

    @Override
    public List<String> unnamed() {
        return unnamedOnes.get();
    }

    private Map<String, String> forTest(Path environment, Path place) {
        var variables = new HashMap<>(PythonProgram.variables(environment, place));
        plan.environment().forEach((name, value) -> variables.put(name, value.reveal()));
        return variables;
    }

    private Optional<Failure> run(Program program, Map<String, String> variables, Path where, String step)
            throws UpkeepException, InterruptedException {
        var ending = end(program, command -> command.onlyEnvironment(variables).in(where));
        return ending.isGood()
                ? Optional.empty()
                : Optional.of(new Failure(step, ending.status(), clean(ending.tail())));
    }

    /** Whoever does not end in time is no good either. */
    private static Program.Ending end(Program program, UnaryOperator<Command> surroundings)
            throws UpkeepException, InterruptedException {
        try {
            return program.runAlone(surroundings);
        } catch (UpkeepException e) {
            return new Program.Ending(-1, e.getMessage());
        }
    }

    private String clean(String output) {
        var text = PythonProgram.clean(output, plan.index());
        for (var value : plan.environment().values()) {
            text = withoutSecret(text, value);
        }
        return text;
    }

    /** What is very short is no secret, and would tear the text to pieces. */
    private static String withoutSecret(String text, Secret value) {
        return value.reveal().length() < 6 ? text : text.replace(value.reveal(), "****");
    }

    private void prepare(Path environment, Path place) throws UpkeepException, InterruptedException {
        var pristine = folder.resolve("pristine");
        if (Files.exists(pristine)) {
            copy(pristine, environment);
            return;
        }
        make(environment, place);
        copy(environment, pristine);
    }

    private static void copy(Path from, Path to) throws UpkeepException, InterruptedException {
        Command.of("cp", "-a", from.toString(), to.toString()).output(TO_COPY);
    }

    private void make(Path environment, Path place) throws UpkeepException, InterruptedException {
        var maker = new Program(
                List.of(plan.python(), "-m", "venv", environment.toString()),
                place.resolve("venv.log"),
                plan.installTimeout());
        var ending = maker.run(command -> PythonProgram.maker(command).in(place));
        if (NOT_STARTED.contains(ending.status())) {
            throw new UpkeepException(
                    plan.python() + ": is not there, or may not be run; install Python 3, or correct updates.python");
        }
        if (!ending.isGood()) {
            throw new UpkeepException(plan.python() + " -m venv: made no environment (" + Tail.line(ending.tail())
                    + "); install what it lacks (on Debian: apt-get install python3-venv), or correct updates.python");
        }
    }

    private Path place() throws UpkeepException {
        try {
            return Files.createDirectories(folder.resolve(ATTEMPT)).toRealPath();
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": cannot be used (" + FileTrouble.reason(e) + "); check its rights and its disk", e);
        }
    }

    /** What stays goes with the work folder. */
    void remove() {
        try {
            new Removal(folder).run();
        } catch (UpkeepException e) {
            log.detail("staging: is removed later: " + e.getMessage());
        }
    }
}
