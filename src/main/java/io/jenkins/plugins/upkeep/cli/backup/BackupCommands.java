package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.BackupKeys;
import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code upkeep backup}: what can be done with the sets that are there. */
public final class BackupCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose sections a configuration may have
     */
    public BackupCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Backups";
    }

    @Override
    public List<CommandSpec> commands() {
        var list = Commands.leaf("list", "List the sets of the service, the newest first", new ListSets(inventory))
                .addOption(Commands.config())
                .addOption(Commands.flag("--json", "Print an array in JSON and nothing else"));
        var show = Commands.leaf("show", "Show what a set holds and how it was verified", new ShowSet(inventory))
                .addOption(Commands.config())
                .addOption(Commands.flag("--json", "Print its manifest in JSON and nothing else"))
                .addPositional(Commands.argument("ID", "The set"));
        var verify = verify();
        return List.of(Commands.group(
                "backup", "List, show, verify, restore and prune backups", list, show, verify, restore(), prune()));
    }

    private CommandSpec verify() {
        return Commands.leaf(
                        "verify",
                        "Read every file of a set back and compare it, or a part of all sets at a time",
                        new VerifySet(inventory))
                .addOption(Commands.config())
                .addOption(identity())
                .addOption(Commands.flag("--quiet", "Print the verdict only"))
                .addOption(Commands.flag(
                        "--oldest-first", "In place of ID: read what was not read for longest, until the time is up"))
                .addOption(Commands.text("DURATION", "How long --oldest-first may read: 30m unless given", "--budget")
                        .build())
                .addPositional(Commands.optionalArgument("ID", "The set"));
    }

    private CommandSpec prune() {
        return Commands.leaf("prune", "Remove the sets that backup.retention does not keep", new PruneSets(inventory))
                .addOption(Commands.config())
                .addOption(Commands.flag("--dry-run", "Say what would be removed and why, and change nothing"))
                .addOption(Commands.flag("--json", "Print an array in JSON and nothing else"));
    }

    private static OptionSpec identity() {
        return Commands.text(BackupKeys.OPTION.placeholder(), BackupKeys.OPTION.description(), SetRequest.IDENTITY)
                .build();
    }

    private CommandSpec restore() {
        return Commands.leaf(
                        "restore",
                        "Restore the database of a set, or some tables of it, into an empty database",
                        new RestoreSet(inventory))
                .addOption(Commands.config())
                .addOption(into())
                .addOption(table())
                .addOption(Commands.text(
                                "HALF",
                                "schema: everything but rows; data: rows alone, into tables that exist and are empty",
                                "--only")
                        .build())
                .addOption(Commands.flag(
                        "--non-empty",
                        "With --table: the database may hold other things, of which none is changed or dropped"))
                .addOption(identity())
                .addOption(Commands.flag("--no-owner", "Leave former owners and rights away, and make no roles"))
                .addOption(Commands.flag("--quiet", "Print the verdict only"))
                .addPositional(Commands.argument("ID", "The set"));
    }

    private static OptionSpec into() {
        return Commands.text(
                        "URL",
                        "The database that receives it: postgresql://user@host:port/name; never the service's own, and"
                                + " none that others are connected to. The password comes from PGPASSWORD, a pgpass"
                                + " file or database.password",
                        "--into")
                .build();
    }

    private static OptionSpec table() {
        return Commands.text(
                        "NAME",
                        "Restore this table only: schema.name or name, in double quotes as in SQL where need be; may be"
                                + " given several times. A partitioned table brings its partitions",
                        "--table")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }
}
