package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.archive.ArchiveCommands;
import io.jenkins.plugins.upkeep.cli.backup.BackupCommands;
import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.config.ConfigCommands;
import io.jenkins.plugins.upkeep.cli.demo.DemoCommands;
import io.jenkins.plugins.upkeep.cli.durable.WatchedRun;
import io.jenkins.plugins.upkeep.cli.monitoring.MonitoringCommands;
import io.jenkins.plugins.upkeep.cli.notify.NotifyCommands;
import io.jenkins.plugins.upkeep.cli.rollback.RollbackCommands;
import io.jenkins.plugins.upkeep.cli.run.RunCommands;
import io.jenkins.plugins.upkeep.cli.task.TaskCommands;
import io.jenkins.plugins.upkeep.cli.window.WindowCommands;
import java.util.List;

/** Starts Upkeep from the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param words the words of the command line
     */
    public static void main(String... words) {
        if (List.of(words).equals(List.of("--version"))) {
            // Installers and monitors ask for it often: it needs no tasks.
            Surroundings.ofProcess().out().println(Tool.version());
        } else {
            start(Inventory.found(), words);
        }
    }

    static void start(Inventory inventory, String... words) {
        Preloading.whenAsked();
        var world = Surroundings.ofProcess();
        Signals.lead(world);
        var status = status(inventory, world, words);
        world.interruption().finish(status);
        System.exit(status);
    }

    /** Without its libraries the tool ends at once: nobody would tell the hook of the signals that there is nothing to await. */
    private static int status(Inventory inventory, Surroundings world, String... words) {
        try {
            return WatchedRun.of(world, place -> new Tool(groups(inventory), place).run(words));
        } catch (LinkageError e) {
            world.complain("a part of this installation is missing (" + e.getMessage()
                    + "); copy the folder target as a whole, with its folder lib, or build it anew");
            return ExitStatus.UNKNOWN;
        }
    }

    static List<CommandGroup> groups(Inventory inventory) {
        return List.of(
                new TaskCommands(inventory),
                new RunCommands(inventory),
                new BackupCommands(inventory),
                new ArchiveCommands(inventory),
                new RollbackCommands(inventory),
                new WindowCommands(inventory),
                new NotifyCommands(inventory),
                new MonitoringCommands(inventory),
                new ConfigCommands(inventory),
                new DemoCommands(inventory));
    }
}
