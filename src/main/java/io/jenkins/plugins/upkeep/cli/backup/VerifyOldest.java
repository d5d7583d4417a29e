package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.BackupFamily;
import io.jenkins.plugins.upkeep.backup.check.OldestFirst;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep backup verify --oldest-first}: a part of all sets at a time, as the task {@code backup-check} does it. Exit
 * status 2 when a set is damaged, 3 when one could not be read, 1 when a set waits longer than a quarter.
 */
record VerifyOldest(SetCatalog catalog, Surroundings world, Clock clock) {
    int run(ParseResult given) throws UpkeepException, InterruptedException {
        var budget = BackupFamily.budget(Optional.ofNullable(given.matchedOptionValue("--budget", null)));
        try (var console = SetRequest.console(given, world)) {
            var result = OldestFirst.read(catalog, clock, budget, console.progress());
            result.before().damaged().forEach(world::complain);
            result.before().unreadable().forEach(world::complain);
            result.lines().forEach(line -> console.log().info(Visible.of(line)));
            return say(result);
        }
    }

    private int say(OldestFirst result) {
        var status = Status.of(result.findings(catalog.store().describe()));
        world.out().println(status + ": " + Visible.of(result.verdict()));
        return status.exitStatus();
    }
}
