package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** One command for each task, made of its declaration. */
public final class TaskCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory which tasks there are
     */
    public TaskCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Tasks";
    }

    /** Those of a group are known by their names too, which the help does not show: a step of Jenkins calls them so. */
    @Override
    public List<CommandSpec> commands() {
        return inventory.tasks().stream().map(this::byName).toList();
    }

    /**
     * @param group the first word of commands of two words
     * @return those of the tasks that are called so, each by its second word
     */
    public List<CommandSpec> within(String group) {
        return inventory.tasks().stream()
                .filter(task -> task.command().startsWith(group + " "))
                .map(task -> command(task, task.command().substring(group.length() + 1)))
                .toList();
    }

    private CommandSpec byName(TaskDeclaration task) {
        var command = command(task, task.name());
        command.usageMessage().hidden(!task.isCalledByName());
        return command;
    }

    private CommandSpec command(TaskDeclaration task, String name) {
        var runner = new TaskRunner(task, inventory.sections());
        var command = Commands.careful(
                name, task.summary(), (given, world) -> runner.run(TaskRequest.of(task, given), world));
        task.options().forEach(option -> add(command, option));
        command.addOption(Commands.config())
                .addOption(Commands.text(
                                "DIR",
                                "Where the report and its artifacts go; upkeep-report/" + task.name()
                                        + " when left out",
                                "--report")
                        .build());
        return switches(command);
    }

    /**
     * Adds the options without a value that all tasks share.
     *
     * @param command a command
     * @return the same command
     */
    public static CommandSpec switches(CommandSpec command) {
        return command.addOption(Commands.flag("--dry-run", "Change nothing anywhere, show what would be done"))
                .addOption(Commands.flag("--json", "Print report.json on standard output and nothing else"))
                .addOption(Commands.flag("--quiet", "Print the verdict only"))
                .addOption(Commands.flag("--verbose", "Print more of what is done"));
    }

    private static void add(CommandSpec command, TaskOption option) {
        switch (option.kind()) {
            case FLAG -> command.addOption(Commands.flag(TaskRequest.word(option), option.description()));
            case TEXT ->
                command.addOption(Commands.text(option.placeholder(), option.description(), TaskRequest.word(option))
                        .converters(new Choice(option.allowed()))
                        .build());
            case ARGUMENT -> addArgument(command, option);
        }
    }

    /** Also by a name, which the help does not show: so it is a value even if it begins with a hyphen. */
    private static void addArgument(CommandSpec command, TaskOption option) {
        command.addPositional(Commands.argument(option.placeholder(), option.description()));
        command.addOption(Commands.text(option.placeholder(), option.description(), TaskRequest.word(option))
                .hidden(true)
                .build());
    }
}
