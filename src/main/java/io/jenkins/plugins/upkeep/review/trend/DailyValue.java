package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.report.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day's measurements come to.
 *
 * @param day the day
 * @param at the middle of its measurements in time
 * @param value their median
 * @param points how many there were
 */
public record DailyValue(LocalDate day, Instant at, double value, int points) {
    static DailyValue of(LocalDate day, List<History.Point> points) {
        var values = points.stream().mapToDouble(History.Point::value).sorted().toArray();
        var size = points.size();
        var before = points.get((size - 1) / 2).at();
        var after = points.get(size / 2).at();
        var middle = before.plus(Duration.between(before, after).dividedBy(2));
        return new DailyValue(day, middle, Numbers.median(values), size);
    }
}
