package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code upkeep backup verify}. Exit status 2 when the set is damaged or not complete. */
record VerifySet(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var request = SetRequest.of(given, inventory, world);
        var verification = verify(request, given, world);
        world.out().println(verification.status() + ": " + verification.verdict());
        return verification.status().exitStatus();
    }

    private static StoredVerification verify(SetRequest request, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        try (var console = SetRequest.console(given, world)) {
            var verification = StoredVerification.of(request.catalog(), request.set(), console.progress());
            verification.faults().forEach(fault -> console.log().info(Visible.of(fault)));
            return verification;
        } catch (DamagedSetException e) {
            // The manifest itself: what the set should hold is not known.
            return new StoredVerification(Status.CRITICAL, e.getMessage(), List.of());
        }
    }
}
