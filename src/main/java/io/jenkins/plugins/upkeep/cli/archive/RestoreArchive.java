package io.jenkins.plugins.upkeep.cli.archive;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveRestore;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.time.Clock;
import picocli.CommandLine.ParseResult;

/** {@code upkeep archive restore}: all rows of an archive are put back, or none. */
record RestoreArchive(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var call = ArchiveCall.of(given, inventory, world);
        var catalog = call.catalog();
        var archive = catalog.find(call.id());
        var address = call.config().require(DatabaseConfig.class).address();
        if (!archive.restored().isEmpty()) {
            world.complain("archive " + archive.id() + ": was put back before, at "
                    + archive.restored().get(archive.restored().size() - 1)
                    + "; rows that are still there would be there twice, unless a unique key forbids it");
        }
        var verbosity = given.hasMatchedOption("--quiet") ? Verbosity.QUIET : Verbosity.NORMAL;
        try (var console = Console.of(world.errors(), world.colours().errors(), verbosity)) {
            var rows = new ArchiveRestore(catalog, archive, address).run(console.progress(), Clock.systemUTC());
            world.out()
                    .println("OK: " + Counted.of(rows, "row") + " of archive " + archive.id()
                            + (rows == 1 ? " is" : " are") + " back in table "
                            + Visible.of(archive.manifest().head().root()) + "; the archive stays");
            return Status.OK.exitStatus();
        }
    }
}
