package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A service whose tasks have run before, and reviews of it. The noise is the same each time. */
final class ReviewDesk {
    static final Measurement DISK =
            Measurement.of("host_disk_used", 0, Unit.RATIO).on("disk /").limit(0.9);

    private final Path folder;
    private final Random random = new Random(7);
    private int minutes;

    ReviewDesk(Path folder) {
        this.folder = folder;
    }

    Path root() {
        return folder.resolve("upkeep-report");
    }

    double noise(double deviation) {
        return random.nextGaussian() * deviation;
    }

    Report review(String config, Map<String, String> options) throws Exception {
        return Reviews.run(Reviews.task(folder, config, options), folder, NOW);
    }

    Report review() throws Exception {
        return review("", Map.of());
    }

    /** What the only finding is, but for what could not be looked at. */
    static Finding only(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.UNKNOWN)
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow(() -> new AssertionError("no finding"));
    }

    /** Adds runs to the history of a task, each a few minutes after that of another. */
    void seen(String task, Measurement measurement, Map<Integer, Double> byDaysAgo) throws Exception {
        minutes++;
        for (var one : byDaysAgo.entrySet()) {
            var started = PastRuns.day(one.getKey()).plus(Duration.ofMinutes(minutes));
            var report = Report.of(task, "shop")
                    .add(PastRuns.with(measurement, one.getValue()))
                    .build(started, Duration.ofSeconds(30), "all well");
            HistoryFile.add(root().resolve(task), report);
        }
    }

    /** Values by how many days ago they were, the oldest first. */
    static Map<Integer, Double> days(int from, int to, int step, ToDoubleFunction<Integer> value) {
        var values = new TreeMap<Integer, Double>(Comparator.reverseOrder());
        for (int ago = from; ago >= to; ago -= step) {
            values.put(ago, value.applyAsDouble(ago));
        }
        return values;
    }
}
