package io.jenkins.plugins.upkeep.cli.window;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.task.TaskCommands;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code upkeep window}: maintenance windows. */
public final class WindowCommands implements CommandGroup {
    private static final String NAME = "window";

    private final Inventory inventory;

    /**
     * @param inventory whose tasks and sections there are
     */
    public WindowCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Maintenance windows";
    }

    @Override
    public List<CommandSpec> commands() {
        var commands = new ArrayList<>(new TaskCommands(inventory).within(NAME));
        commands.add(Commands.leaf(
                        "status",
                        "Show the windows, whether the service is under maintenance, and do what is due",
                        new ShowWindows(inventory))
                .addOption(Commands.config())
                .addOption(Commands.flag("--json", "Print an object in JSON and nothing else")));
        return List.of(Commands.group(
                NAME, "Enter, leave, plan and show maintenance windows", commands.toArray(CommandSpec[]::new)));
    }
}
