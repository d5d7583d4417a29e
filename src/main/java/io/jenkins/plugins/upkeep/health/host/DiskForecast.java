package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Trend;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a disk is full if what is available goes on to shrink as it did in the last two weeks: the trend of at least three runs,
 * this one included, over at least a day. Runs that a wrong clock dates into the future do not count.
 *
 * <p>Less than a day is critical: awesome-prometheus-alerts warns of a disk that is full within 24 hours by its trend, and a check
 * once a day has no other chance to say so. Less than a week is a warning, by our own judgement: time enough to order a disk.
 *
 * @param subject the disk
 * @param history what earlier runs saw
 * @param now the present
 */
record DiskForecast(String subject, History history, Instant now) {
    static final String USED = "host_disk_used";
    static final String AVAILABLE = "host_disk_available";
    static final String UNTIL_FULL = "host_disk_time_until_full";

    private static final Duration LOOK_BACK = Duration.ofDays(14);
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final double SECONDS_A_DAY = 86_400;
    private static final Limit LIMIT = Limit.least(7 * SECONDS_A_DAY, SECONDS_A_DAY);

    void add(FileSystem system, ProbeResultBuilder result) {
        result.add(
                Measurement.of(AVAILABLE, system.bytesAvailable(), Unit.BYTES).on(subject));
        forecast(system.bytesAvailable(), result);
        chart(system.bytesUsed(), result);
    }

    private void forecast(double available, ProbeResultBuilder result) {
        var points = points(AVAILABLE, available).stream()
                .filter(point -> point.at().isAfter(now.minus(LOOK_BACK)))
                .toList();
        var change = Trend.perDay(points, SHORTEST);
        if (change.isEmpty()) {
            var reason = "not known before there are " + Trend.LEAST + " runs over a day; there are " + points.size();
            result.add(notMeasurable(reason));
        } else if (change.getAsDouble() >= 0) {
            result.add(Finding.info(title(), "it does not fill up, by " + Counted.of(points.size(), "run")));
            result.add(notMeasurable("it does not fill up"));
        } else {
            result.add(reading(available, -change.getAsDouble(), points.size()));
        }
    }

    private Reading reading(double available, double lossPerDay, int runs) {
        var seconds = available / lossPerDay * SECONDS_A_DAY;
        var seen = "full in " + Figure.text(seconds, Unit.SECONDS) + ": " + Figure.text(available, Unit.BYTES)
                + " are available, and " + Figure.text(lossPerDay, Unit.BYTES) + " go in a day, by " + runs + " runs";
        var measurement = Measurement.of(UNTIL_FULL, seconds, Unit.SECONDS).on(subject);
        var action = "see what grows (du -xh --max-depth=2 | sort -h on it, today and tomorrow), have it rotated or"
                + " removed, or enlarge the disk before then";
        return new Reading(title(), seen, measurement, LIMIT, action);
    }

    private Measurement notMeasurable(String reason) {
        return Measurement.notMeasurable(UNTIL_FULL, Unit.SECONDS, reason).on(subject);
    }

    private String title() {
        return subject + ", time until full";
    }

    private void chart(double used, ProbeResultBuilder result) {
        var points = points(USED, used).stream()
                .map(point -> new View.Point(point.at(), point.value()))
                .toList();
        if (points.size() > 1) {
            result.add(new View.Lines("Use of disks", Unit.RATIO, List.of(new View.Series(subject, points))));
        }
    }

    /** What earlier runs measured, and what this one does. */
    private List<History.Point> points(String name, double present) {
        var points = new ArrayList<>(history.numbers(name, subject));
        points.removeIf(point -> !point.at().isBefore(now));
        points.add(new History.Point(now, present));
        return points;
    }
}
