package io.jenkins.plugins.upkeep.system.process;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Identities;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A program with its arguments and environment, ready to be started. Immutable: each method gives a changed copy. The
 * arguments reach the program as they are; no shell is between.
 */
public final class Command {
    private final List<String> line;
    private final Map<String, String> environment;
    private final Optional<Path> folder;
    private final Predicate<String> inherited;

    private Command(
            List<String> line, Map<String, String> environment, Optional<Path> folder, Predicate<String> inherited) {
        this.line = List.copyOf(line);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.inherited = inherited;
    }

    /**
     * @param program the program's path or, for one on the PATH, its name
     * @param arguments its arguments, each as one word
     * @return the command
     */
    public static Command of(String program, String... arguments) {
        var line = new ArrayList<String>();
        line.add(program);
        line.addAll(List.of(arguments));
        return new Command(line, Map.of("LC_ALL", "C.UTF-8"), Optional.empty(), Command::isInherited);
    }

    /** No program that is started here needs the key to all backups. */
    private static boolean isInherited(String name) {
        return !name.equals(Identities.VARIABLE);
    }

    /** As {@link #of(String, String...)}, for a program whose path is known. */
    public static Command of(Path program, String... arguments) {
        return of(program.toString(), arguments);
    }

    /** Adds arguments at the end. */
    public Command with(String... arguments) {
        return with(List.of(arguments));
    }

    /** Adds arguments at the end. */
    public Command with(List<String> arguments) {
        var longer = new ArrayList<>(line);
        longer.addAll(arguments);
        return new Command(longer, environment, folder, inherited);
    }

    /** Puts words in front: the program then is the first of them, with this command as its arguments. */
    public Command behind(List<String> words) {
        var longer = new ArrayList<>(words);
        longer.addAll(line);
        return new Command(longer, environment, folder, inherited);
    }

    /** Sets a variable of the program's environment; the others are those of this process. */
    public Command environment(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(line, more, folder, inherited);
    }

    /** Hands a secret over by the environment, the only way that a process list does not show. */
    public Command environment(String name, Secret value) {
        return environment(name, value.reveal());
    }

    /** Keeps variables of this process from the program, but for those that were set for it. */
    public Command forget(String prefix) {
        return new Command(line, environment, folder, inherited.and(name -> !name.startsWith(prefix)));
    }

    /** Gives the program these variables and no others: nothing of what this process was told reaches it. */
    public Command onlyEnvironment(Map<String, String> variables) {
        return new Command(line, variables, folder, name -> false);
    }

    /** Sets the folder that the program starts in. */
    public Command in(Path workingFolder) {
        return new Command(line, environment, Optional.of(workingFolder), inherited);
    }

    /**
     * @return the program's file name, for messages
     */
    public String name() {
        return Path.of(line.get(0)).getFileName().toString();
    }

    /**
     * @return program and arguments, for tests and dry runs; no secret is among them
     */
    public List<String> line() {
        return line;
    }

    /**
     * Starts the program. Its standard error is collected in the background; its standard output must be read by the
     * caller.
     *
     * @return the running program; closing it ends it
     * @throws UpkeepException when the program is missing or may not be started
     */
    public RunningProcess start() throws UpkeepException {
        return start(line -> {});
    }

    /**
     * Starts the program as {@link #start()} does, and hands on each line of its standard error.
     *
     * @param complaints is given each line, in a thread of its own, as it comes; the lines' number has no limit
     * @return the running program; closing it ends it
     * @throws UpkeepException when the program is missing or may not be started
     */
    public RunningProcess start(Consumer<String> complaints) throws UpkeepException {
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(inherited.negate());
        builder.environment().putAll(environment);
        folder.map(Path::toFile).ifPresent(builder::directory);
        try {
            return new RunningProcess(name(), builder.start(), complaints);
        } catch (IOException e) {
            throw new UpkeepException(
                    name() + ": cannot be started (" + e.getMessage() + "); install it or put it on the PATH", e);
        }
    }

    /**
     * Runs the program to its end without input.
     *
     * @param timeout after which it is killed
     * @return its exit status and what it printed; standard output is kept up to 64 MiB
     * @throws UpkeepException when it cannot be started, or did not end in time
     * @throws InterruptedException when this thread is told to stop; the program is then ended too
     */
    public ProcessResult run(Duration timeout) throws UpkeepException, InterruptedException {
        try (var process = start()) {
            return process.capture(timeout);
        }
    }

    /**
     * Runs the program to its end and demands success.
     *
     * @param timeout after which it is killed
     * @return what it printed on standard output
     * @throws UpkeepException as {@link #run(Duration)}, and when the exit status is not 0
     * @throws InterruptedException when this thread is told to stop
     */
    public String output(Duration timeout) throws UpkeepException, InterruptedException {
        return run(timeout).requireSuccess().output();
    }

    /**
     * @param name the name of a program
     * @return where the PATH has it
     */
    public static Optional<Path> find(String name) {
        for (var place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var file = new File(place, name);
            if (!place.isEmpty() && file.canExecute() && file.isFile()) {
                return Optional.of(file.toPath());
            }
        }
        return Optional.empty();
    }
}
