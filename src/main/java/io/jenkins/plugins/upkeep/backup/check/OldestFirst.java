package io.jenkins.plugins.upkeep.backup.check;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.verify.Rereading;
import io.jenkins.plugins.upkeep.backup.verify.TimeBudget;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reading of the sets that wait longest showed.
 *
 * @param before what the store held before it
 * @param readings what was read
 * @param waiting the sets of which some file was not read for longer than a quarter, and is not now either
 */
public record OldestFirst(SetCatalog.Contents before, List<Rereading.Reading> readings, List<BackupSet> waiting) {
    private static final Duration QUARTER = Duration.ofDays(92);

    public OldestFirst {
        readings = List.copyOf(readings);
        waiting = List.copyOf(waiting);
    }

    /**
     * Reads.
     *
     * @param catalog the sets
     * @param clock the clock, for the notes beside the sets
     * @param budget how long files are read
     * @param progress is told how far it is
     * @throws UpkeepException when the store cannot be looked at
     * @throws InterruptedException when this thread was told to stop; what was read before is noted
     */
    public static OldestFirst read(SetCatalog catalog, Clock clock, Duration budget, Progress progress)
            throws UpkeepException, InterruptedException {
        var before = catalog.look();
        var readings = new Rereading(catalog, clock, new TimeBudget(budget), progress).run(before.sets());
        return new OldestFirst(before, readings, waiting(catalog.look().sets(), clock.instant()));
    }

    private static List<BackupSet> waiting(List<BackupSet> sets, Instant now) {
        var limit = now.minus(QUARTER);
        return sets.stream()
                .filter(set -> set.failure().isEmpty())
                .filter(set -> set.manifest().started().isBefore(limit))
                .filter(set -> set.readSince().orElse(Instant.MIN).isBefore(limit))
                .toList();
    }

    /**
     * @return a line for each set that was read, and one for each file of it that is not as it should be
     */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var reading : readings) {
            lines.add(subject(reading) + ": " + reading.read().size() + " of "
                    + counted(reading.set().manifest().contents().size(), "file") + " as stored, "
                    + new Bytes(size(reading)));
            lines.addAll(reading.faults());
            lines.addAll(reading.unread());
            reading.unnoted()
                    .ifPresent(reason -> lines.add(subject(reading) + ": that it was read cannot be noted: " + reason));
        }
        return lines;
    }

    /**
     * @param store where the sets lie, for people
     * @return what is wrong
     */
    public List<Finding> findings(String store) {
        var findings = new ArrayList<Finding>();
        before.damaged()
                .forEach(line -> findings.add(Finding.critical(
                        "store " + store,
                        line,
                        "",
                        "remove this set if a newer one is verified, and look at the store's disk")));
        before.unreadable()
                .forEach(line -> findings.add(Finding.unknown(
                        "store " + store, line, "look at the store's disk and its rights, and read again")));
        readings.forEach(reading -> add(findings, reading));
        if (before.sets().isEmpty()) {
            findings.add(Finding.warning("store " + store, "holds no set to read", "", "run verified-backup"));
        }
        if (!waiting.isEmpty()) {
            findings.add(Finding.warning(
                    "store " + store,
                    late(),
                    "every set within a quarter",
                    "give more budget, or run this more often"));
        }
        return findings;
    }

    private static void add(List<Finding> findings, Rereading.Reading reading) {
        var subject = subject(reading);
        reading.faults()
                .forEach(line -> findings.add(Finding.critical(
                        subject, line, "as it was stored", "do not rely on it, and make a new backup")));
        reading.unread()
                .forEach(line -> findings.add(Finding.unknown(
                        subject, line, "this says nothing about the set; see that the store can be read")));
        reading.unnoted()
                .ifPresent(reason -> findings.add(Finding.warning(
                        subject,
                        "that it was read cannot be noted: " + reason,
                        "",
                        "let this account write to the store; else the same files are read again and again")));
    }

    /**
     * @return one sentence
     */
    public String verdict() {
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
        var done = counted(files(), "file") + " of " + counted(readings.size(), "set") + ", " + new Bytes(bytes())
                + ", read and as stored";
        return waiting.isEmpty() ? done : done + "; " + late() + "; give more budget, or run this more often";
    }

    int files() {
        return readings.stream().mapToInt(reading -> reading.read().size()).sum();
    }

    long bytes() {
        return readings.stream().mapToLong(OldestFirst::size).sum();
    }

    private static long size(Rereading.Reading reading) {
        return reading.read().stream().mapToLong(SetFile::storedSize).sum();
    }

    private static String subject(Rereading.Reading reading) {
        return "set " + reading.set().manifest().id();
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String late() {
        var first = waiting.get(waiting.size() - 1);
        var since = first.readSince()
                .map(at -> "last " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("never");
        return counted(waiting.size(), "set") + " not read whole within a quarter, the longest set "
                + first.manifest().id() + " was read whole " + since;
    }
}
