package io.jenkins.plugins.upkeep.cli.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.retention.Pruning;
import io.jenkins.plugins.upkeep.backup.set.ServiceLock;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep backup prune}. Exit status 1 when a set cannot be believed or could not be removed, 3 when not all sets could
 * be looked at. What the store keeps because of a lock is as it should be.
 */
record PruneSets(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        var request = SetRequest.of(given, inventory, world);
        var catalog = request.catalog();
        var rule = request.config()
                .require(BackupConfig.class)
                .retention()
                .orElseThrow(() -> new ConfigException(
                        "backup.retention: is missing; say how many backups stay before any is removed"));
        var pruning = new Pruning(catalog, rule, Clock.systemUTC());
        return given.hasMatchedOption("--dry-run") ? plan(pruning, given, world) : prune(pruning, given, world);
    }

    private static int plan(Pruning pruning, ParseResult given, Surroundings world) throws UpkeepException {
        var contents = pruning.catalog().look();
        contents.damaged().forEach(world::complain);
        var rows =
                pruning.plan(contents).decisions().stream().map(PrunedRow::of).toList();
        show(rows, given, world);
        if (!given.hasMatchedOption("--json")) {
            world.out().println("nothing was changed; this is the plan");
        }
        return Status.OK.exitStatus();
    }

    private static int prune(Pruning pruning, ParseResult given, Surroundings world) throws UpkeepException {
        var catalog = pruning.catalog();
        try (var lock = ServiceLock.take(catalog.store(), catalog.service(), pruning.clock())) {
            var contents = catalog.look();
            contents.damaged().forEach(world::complain);
            var removal = new SetRemoval(catalog, lock);
            removal.goOn(contents)
                    .forEach(id -> world.complain("set " + id + ": its removal had been cut short, it is gone now"));
            var results = pruning.run(contents, lock);
            show(results.stream().map(PrunedRow::of).toList(), given, world);
            if (!given.hasMatchedOption("--json")) {
                world.out().println(status(contents, results) + ": " + summary(results));
            }
            return status(contents, results).exitStatus();
        }
    }

    private static Status status(SetCatalog.Contents contents, List<Pruning.Result> results) {
        var failed = results.stream().anyMatch(result -> result.fate() == Pruning.Fate.FAILED);
        return failed || !contents.damaged().isEmpty() ? Status.WARNING : Status.OK;
    }

    private static String summary(List<Pruning.Result> results) {
        var removed = results.stream()
                .filter(result -> result.fate() == Pruning.Fate.REMOVED)
                .toList();
        var size = removed.stream()
                .mapToLong(result -> result.set().manifest().storedSize())
                .sum();
        return removed.size() + " of " + Counted.of(results.size(), "set was", "sets were") + " removed, "
                + new Bytes(size);
    }

    private static void show(List<PrunedRow> rows, ParseResult given, Surroundings world) throws UpkeepException {
        if (given.hasMatchedOption("--json")) {
            world.out().println(json(rows));
            return;
        }
        for (var row : rows) {
            world.out()
                    .printf(
                            "%-22s %-10s %10s  %s: %s%n",
                            row.id(),
                            row.verified().word(),
                            new Bytes(row.size()),
                            row.fate(),
                            Visible.of(row.reason()));
        }
    }

    private static String json(List<PrunedRow> rows) throws UpkeepException {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("backup prune: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
