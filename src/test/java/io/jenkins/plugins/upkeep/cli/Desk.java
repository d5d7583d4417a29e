package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.Colours;
import io.jenkins.plugins.upkeep.cli.command.Interruption;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command line in a folder of its own, with a configuration and tasks made for a test. */
final class Desk {
    private final Path folder;
    private final List<TaskDeclaration> tasks;
    private final Interruption interruption = new Interruption();

    private Desk(Path folder, List<TaskDeclaration> tasks) {
        this.folder = folder;
        this.tasks = tasks;
    }

    /** What came of a command. */
    record Said(int status, String out, String errors) {}

    static Desk with(Path folder, TaskDeclaration... tasks) {
        write(folder.resolve("upkeep.yaml"), "service: shop\n");
        return new Desk(folder, List.of(tasks));
    }

    /** A task that ignores its configuration. */
    static TaskDeclaration task(String name, Task task, TaskOption... options) {
        return new TaskDeclaration(name, "Do " + name + " for a test", List.of(options), (config, given) -> task);
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    Interruption interruption() {
        return interruption;
    }

    Path report() {
        return folder.resolve("report");
    }

    /** Runs a task with this desk's configuration and report folder. */
    Said runTask(String... words) {
        var shared = Stream.of("-c", folder.resolve("upkeep.yaml").toString(), "--report", report().toString());
        return run(Stream.concat(Arrays.stream(words), shared).toArray(String[]::new));
    }

    Said run(String... words) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var world = new Surroundings(stream(out), stream(errors), Colours.NONE, Map.of(), interruption);
        var status = new Tool(Main.groups(new Inventory(tasks, TaskFamilies.sections())), world).run(words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
