package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes entries of a history. */
public final class Entries {
    /** When all of it happens. */
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private Entries() {}

    /** A run of a task that was that long ago. */
    public static HistoryEntry run(int build, String task, Status status, Duration ago) {
        return with(build, task, status, ago, Map.of(), Map.of(), false);
    }

    /** The same with measurements, which are times. */
    public static HistoryEntry measured(int build, String task, Duration ago, Map<String, Double> measurements) {
        return with(build, task, Status.OK, ago, measurements, Map.of(), false);
    }

    /** A backup that is verified or not. */
    public static HistoryEntry backup(int build, Status status, Duration ago, String verified) {
        var facts = Map.of("backup.started", NOW.minus(ago).toString(), "backup.verified", verified);
        return with(build, "verified-backup", status, ago, Map.of(), facts, false);
    }

    /** What was only planned. */
    public static HistoryEntry plan(int build, String task, Status status, Duration ago) {
        return with(build, task, status, ago, Map.of(), Map.of(), true);
    }

    /** Runs of a task as they stand in a job. */
    public static TaskRecord record(HistoryEntry... runs) {
        return JobRecord.of(List.of(runs)).tasks().get(0);
    }

    private static HistoryEntry with(
            int build,
            String task,
            Status status,
            Duration ago,
            Map<String, Double> measurements,
            Map<String, String> facts,
            boolean dryRun) {
        var units = new HashMap<String, Unit>();
        measurements.keySet().forEach(name -> units.put(name, Unit.SECONDS));
        return new HistoryEntry(
                build,
                "7",
                false,
                dryRun,
                task,
                "shop",
                status,
                task + " is " + status,
                NOW.minus(ago),
                12.5,
                Map.of("WARNING", status == Status.WARNING ? 2 : 0),
                new LinkedHashMap<>(measurements),
                units,
                facts);
    }
}
