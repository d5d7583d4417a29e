package io.jenkins.plugins.upkeep.cli.archive;

import io.jenkins.plugins.upkeep.backup.BackupKeys;
import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code upkeep archive}: what can be done with rows that left the database. */
public final class ArchiveCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose sections a configuration may have
     */
    public ArchiveCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Archived rows";
    }

    @Override
    public List<CommandSpec> commands() {
        var list = Commands.leaf(
                        "list", "List the archives of the service, the newest first", new ListArchives(inventory))
                .addOption(Commands.config())
                .addOption(Commands.flag("--json", "Print an array in JSON and nothing else"));
        var restore = Commands.leaf(
                        "restore", "Put the rows of an archive back into their table", new RestoreArchive(inventory))
                .addOption(Commands.config())
                .addOption(Commands.text(BackupKeys.OPTION.placeholder(), BackupKeys.OPTION.description(), "--identity")
                        .build())
                .addOption(Commands.flag("--quiet", "Print the verdict only"))
                .addPositional(Commands.argument("ID", "The archive"));
        return List.of(Commands.group("archive", "List and restore rows that left the database", list, restore));
    }
}
