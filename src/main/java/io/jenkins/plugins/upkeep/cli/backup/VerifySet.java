package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code upkeep backup verify}. Exit status 2 when the set is damaged or not complete. */
record VerifySet(Inventory inventory) implements Action {
    private static final int CONNECTIONS = 2;

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var request = SetRequest.of(given, inventory, world);
        try {
            return check(request.set().manifest(), request.catalog(), given, world);
        } catch (DamagedSetException e) {
            return verdict(world, Status.CRITICAL, e.getMessage());
        }
    }

    private static int check(Manifest manifest, SetCatalog catalog, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        var set = "set " + manifest.id();
        var faults = faults(catalog, manifest, given, world);
        if (!faults.isEmpty()) {
            var places = faults.size() + (faults.size() == 1 ? " place" : " places");
            var text = " is damaged in " + places + "; do not rely on it, and make a new backup";
            return verdict(world, Status.CRITICAL, set + text);
        }
        if (!manifest.isComplete()) {
            var problem = Visible.of(manifest.problems().get(0));
            return verdict(world, Status.CRITICAL, set + " is as it was stored, but incomplete: " + problem);
        }
        catalog.record(Verification.of(
                manifest, VerificationLevel.STORED, Clock.systemUTC().instant()));
        var content = manifest.contents().size() + " files, " + new Bytes(manifest.storedSize());
        return verdict(world, Status.OK, set + ": all " + content + ", are as they were stored");
    }

    private static List<String> faults(SetCatalog catalog, Manifest manifest, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        try (var console = SetRequest.console(given, world)) {
            var faults = new StoredCheck(catalog.store(), manifest, console.progress()).faults(CONNECTIONS);
            faults.forEach(fault -> console.log().info(Visible.of(fault)));
            return faults;
        }
    }

    private static int verdict(Surroundings world, Status status, String text) {
        world.out().println(status + ": " + text);
        return status.exitStatus();
    }
}
