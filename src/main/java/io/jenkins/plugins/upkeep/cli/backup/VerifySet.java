package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Clock;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep backup verify}. Exit status 2 when the set is damaged, not complete or failed a restore; 3
 * when it could not be read.
 */
record VerifySet(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var request = SetRequest.of(given, inventory, world);
        if (given.hasMatchedOption("--oldest-first")) {
            requireNoId(given);
            return new VerifyOldest(request.catalog(), world, Clock.systemUTC()).run(given);
        }
        if (given.hasMatchedOption("--budget")) {
            throw new ConfigException("--budget: is for --oldest-first; a set is read whole");
        }
        try {
            var verification = verify(request, given, world);
            return say(verification.status(), verification.verdict(), world);
        } catch (DamagedSetException e) {
            return say(Status.CRITICAL, e.getMessage(), world);
        }
    }

    private static void requireNoId(ParseResult given) throws ConfigException {
        if (given.hasMatchedPositional(0)) {
            throw new ConfigException("--oldest-first: takes no ID; leave one of the two out");
        }
    }

    private static int say(Status status, String verdict, Surroundings world) {
        world.out().println(status + ": " + Visible.of(verdict));
        return status.exitStatus();
    }

    private static StoredVerification verify(SetRequest request, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        try (var console = SetRequest.console(given, world)) {
            var verification = StoredVerification.of(request.catalog(), request.set(), console.progress());
            verification.faults().forEach(fault -> console.log().info(Visible.of(fault)));
            return verification;
        }
    }
}
