package io.jenkins.plugins.upkeep.cli.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog.Stored;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code upkeep archive list}. Exit status 2 when an archive cannot be believed. */
record ListArchives(Inventory inventory) implements Action {
    private static final String ROW = "%-22s %-20s %-20s %12s %10s  %s%n";

    /**
     * An archive, for programs.
     *
     * @param id its name
     * @param table the table that the rows left, quoted
     * @param oldest the least value of its column
     * @param newest the greatest
     * @param rows how many rows it holds
     * @param size what it takes in the store, in bytes
     * @param whole whether it was ended
     * @param restored when it was put back last
     */
    record Row(
            String id,
            String table,
            Instant oldest,
            Instant newest,
            long rows,
            long size,
            boolean whole,
            Optional<Instant> restored) {
        static Row of(Stored stored) {
            var manifest = stored.manifest();
            return new Row(
                    stored.id().toString(),
                    manifest.head().table(),
                    manifest.oldest(),
                    manifest.newest(),
                    manifest.rows(),
                    manifest.bytes(),
                    stored.whole(),
                    stored.restored().stream().max(Instant::compareTo));
        }
    }

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        var catalog = ArchiveCall.of(given, inventory, world).catalog();
        var contents = catalog.look();
        contents.damaged().forEach(world::complain);
        var rows = contents.archives().stream().map(Row::of).toList();
        if (given.hasMatchedOption("--json")) {
            world.out().println(json(rows));
        } else if (rows.isEmpty()) {
            world.out()
                    .println("no archives of service " + catalog.storage().service() + " in "
                            + catalog.storage().store().describe());
        } else {
            world.out().printf(ROW, "ID", "OLDEST ROW", "NEWEST ROW", "ROWS", "SIZE", "TABLE");
            rows.forEach(row -> print(row, world));
        }
        return (contents.damaged().isEmpty() ? Status.OK : Status.CRITICAL).exitStatus();
    }

    private static String json(List<Row> rows) throws UpkeepException {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("archive list: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void print(Row row, Surroundings world) {
        var state = row.whole() ? "" : ", was cut off; the next pg-maintenance settles it";
        var restored = row.restored().map(at -> ", put back at " + seconds(at)).orElse("");
        world.out()
                .printf(
                        ROW,
                        row.id(),
                        seconds(row.oldest()),
                        seconds(row.newest()),
                        row.rows(),
                        new Bytes(row.size()),
                        Visible.of(row.table()) + state + restored);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
