package io.jenkins.plugins.upkeep.cli.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep backup list}. Exit status 2 when a set cannot be believed, else 3 when one could not be looked at. That one
 * failed its last proof is shown, and was said by what proved it.
 */
record ListSets(Inventory inventory) implements Action {
    private static final String ROW = "%-22s %-20s %-10s %-20s %10s  %s%n";

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        var catalog = SetRequest.of(given, inventory, world).catalog();
        var contents = catalog.look();
        contents.damaged().forEach(world::complain);
        contents.unreadable().forEach(world::complain);
        if (given.hasMatchedOption("--json")) {
            world.out().println(json(rows(contents, catalog)));
        } else {
            print(rows(contents, catalog), catalog, world);
            contents.leaving().forEach(id -> world.out().println("set " + id + " is being removed"));
        }
        return status(contents).exitStatus();
    }

    private static Status status(SetCatalog.Contents contents) {
        if (!contents.damaged().isEmpty()) {
            return Status.CRITICAL;
        }
        return contents.unreadable().isEmpty() ? Status.OK : Status.UNKNOWN;
    }

    private static List<SetRow> rows(SetCatalog.Contents contents, SetCatalog catalog) throws UpkeepException {
        var rows = new ArrayList<SetRow>();
        for (var set : contents.sets()) {
            var locked = catalog.lockedUntil(new SetId(set.manifest().id()));
            rows.add(SetRow.of(set, locked.isPresent()));
        }
        return rows;
    }

    private static String json(List<SetRow> rows) throws UpkeepException {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("backup list: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void print(List<SetRow> rows, SetCatalog catalog, Surroundings world) {
        if (rows.isEmpty()) {
            world.out()
                    .println("no sets of service " + catalog.service() + " in "
                            + catalog.store().describe());
            return;
        }
        world.out().printf(ROW, "ID", "STARTED", "VERIFIED", "LAST READ", "SIZE", "DATABASE");
        rows.forEach(row -> print(row, world));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void print(SetRow row, Surroundings world) {
        world.out()
                .printf(
                        ROW,
                        row.id(),
                        seconds(row.started()),
                        row.word(),
                        row.readSince().map(ListSets::seconds).orElse("not yet whole"),
                        new Bytes(row.size()),
                        row.database().orElse("-") + (row.locked() ? ", locked" : ""));
        row.failed().ifPresent(failed -> world.out().println("  " + failed));
    }
}
