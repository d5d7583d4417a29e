package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.ReportJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** Reports of a quarter, as other tasks leave them. */
public final class PastRuns {
    public static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private PastRuns() {}

    /** When the daily run was so many days ago. */
    public static Instant day(int ago) {
        return NOW.minus(Duration.ofDays(ago)).minus(Duration.ofHours(9));
    }

    /** A report with one measurement. */
    public static Report report(String task, Measurement measurement, int ago) {
        return of(task, ago).add(measurement).build(day(ago), Duration.ofSeconds(30), "all well");
    }

    /** The beginning of a report. */
    public static ReportBuilder of(String task, int ago) {
        return Report.of(task, "shop").add(Finding.info("day", Integer.toString(ago)));
    }

    /** The history of a task that ran each day, as the command line leaves it, and its last report. */
    static void daily(Path root, String task, int days, ToDoubleFunction<Integer> value, Measurement measurement)
            throws Exception {
        var folder = root.resolve(task);
        for (int ago = days; ago >= 0; ago--) {
            var report = report(task, with(measurement, value.applyAsDouble(ago)), ago);
            ReportJson.write(report, folder);
            HistoryFile.add(folder, report);
        }
    }

    /** The same measurement with another value. */
    public static Measurement with(Measurement measurement, double value) {
        var other =
                Measurement.of(measurement.name(), value, measurement.unit()).on(measurement.subject());
        return measurement.limit().isPresent() ? other.limit(measurement.limit().getAsDouble()) : other;
    }
}
