package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.verify.Rereading;
import io.jenkins.plugins.upkeep.backup.verify.TimeBudget;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep backup verify --oldest-first}: a part of all sets at a time. Exit status 2 when a set is damaged, 3 when one
 * could not be read, 1 when a set waits longer than a quarter.
 */
record VerifyOldest(SetCatalog catalog, Surroundings world, Clock clock) {
    private static final String BUDGET = "30m";
    private static final Duration QUARTER = Duration.ofDays(92);

    int run(ParseResult given) throws UpkeepException, InterruptedException {
        var budget = budget(given.matchedOptionValue("--budget", BUDGET));
        var before = catalog.look();
        before.damaged().forEach(world::complain);
        before.unreadable().forEach(world::complain);
        List<Rereading.Reading> readings;
        try (var console = SetRequest.console(given, world)) {
            readings = new Rereading(catalog, clock, new TimeBudget(budget), console.progress()).run(before.sets());
            readings.forEach(
                    reading -> lines(reading).forEach(line -> console.log().info(Visible.of(line))));
        }
        var waiting = waiting(catalog.look().sets());
        var status = status(before, readings, waiting);
        world.out().println(status + ": " + Visible.of(verdict(before, readings, waiting)));
        return status.exitStatus();
    }

    private static Duration budget(String text) throws ConfigException {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--budget " + text + ": is no duration; write 30m or 2h", e);
        }
    }

    private static List<String> lines(Rereading.Reading reading) {
        var id = "set " + reading.set().manifest().id() + ": ";
        var lines = new ArrayList<String>();
        lines.add(id + reading.read().size() + " of "
                + reading.set().manifest().contents().size() + " files are as they were stored, " + size(reading));
        lines.addAll(reading.faults());
        lines.addAll(reading.unread());
        reading.unnoted().ifPresent(reason -> lines.add(id + "that it was read cannot be noted: " + reason));
        return lines;
    }

    private static Bytes size(Rereading.Reading reading) {
        return new Bytes(reading.read().stream().mapToLong(SetFile::storedSize).sum());
    }

    /** The sets of which some file was not read for longer than a quarter. */
    private List<BackupSet> waiting(List<BackupSet> sets) {
        var limit = clock.instant().minus(QUARTER);
        return sets.stream()
                .filter(set -> set.failure().isEmpty())
                .filter(set -> set.manifest().started().isBefore(limit))
                .filter(set -> set.readSince().orElse(Instant.MIN).isBefore(limit))
                .toList();
    }

    private static Status status(
            SetCatalog.Contents before, List<Rereading.Reading> readings, List<BackupSet> waiting) {
        if (!before.damaged().isEmpty()
                || readings.stream().anyMatch(reading -> !reading.faults().isEmpty())) {
            return Status.CRITICAL;
        }
        if (!before.unreadable().isEmpty()
                || readings.stream().anyMatch(reading -> !reading.unread().isEmpty())) {
            return Status.UNKNOWN;
        }
        var unnoted = readings.stream().anyMatch(reading -> reading.unnoted().isPresent());
        return unnoted || !waiting.isEmpty() ? Status.WARNING : Status.OK;
    }

    private static String verdict(
            SetCatalog.Contents before, List<Rereading.Reading> readings, List<BackupSet> waiting) {
        var damaged = readings.stream()
                .filter(reading -> !reading.faults().isEmpty())
                .map(reading -> reading.set().manifest().id())
                .toList();
        if (!damaged.isEmpty()) {
            return "set " + String.join(", ", damaged) + " is damaged; do not rely on it, and make a new backup";
        }
        if (before.sets().isEmpty()) {
            return "there is no set to read";
        }
        var files = readings.stream().mapToInt(reading -> reading.read().size()).sum();
        var bytes = readings.stream()
                .flatMap(reading -> reading.read().stream())
                .mapToLong(SetFile::storedSize)
                .sum();
        var done = counted(files, "file") + " of " + counted(readings.size(), "set") + ", " + new Bytes(bytes)
                + ", read and as stored";
        return waiting.isEmpty() ? done : done + "; " + late(waiting);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String late(List<BackupSet> waiting) {
        var first = waiting.get(waiting.size() - 1);
        var since = first.readSince()
                .map(at -> "last " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("never");
        return counted(waiting.size(), "set") + " not read whole within a quarter, the longest set "
                + first.manifest().id() + " was not read whole " + since
                + "; give more --budget, or run this more often";
    }
}
