package io.jenkins.plugins.upkeep.cli.rollback;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.task.TaskCommands;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code upkeep rollback}: what can be done about a rollback that was begun. */
public final class RollbackCommands implements CommandGroup {
    private static final String NAME = "rollback";

    private final Inventory inventory;

    /**
     * @param inventory which tasks there are
     */
    public RollbackCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Rollbacks";
    }

    @Override
    public List<CommandSpec> commands() {
        var commands = new TaskCommands(inventory).within(NAME).toArray(CommandSpec[]::new);
        return List.of(Commands.group(NAME, "End, undo or clean up after a rollback", commands));
    }
}
