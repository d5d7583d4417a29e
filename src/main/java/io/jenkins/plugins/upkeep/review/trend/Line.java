package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.report.Trend;

/**
 * A straight line through values: the slope of Theil and Sen, at a height that has as many values above as below.
 *
 * @param slope the change in a day
 * @param middle the middle of the days
 * @param level the height there
 */
record Line(double slope, double middle, double level) {
    static Line through(Days days) {
        return through(days, Trend.slopes(days.when(), days.values()));
    }

    /** With the slopes between any two values, whose order is changed. */
    static Line through(Days days, double[] slopes) {
        var slope = Numbers.place(slopes, (slopes.length - 1) / 2.0);
        var middle = days.middle();
        var flat = days.with(i -> days.value(i) - slope * (days.when(i) - middle));
        return new Line(slope, middle, Numbers.median(Numbers.sorted(flat.values())));
    }

    double at(double when) {
        return level + slope * (when - middle);
    }

    Days residuals(Days days) {
        return days.with(i -> days.value(i) - at(days.when(i)));
    }
}
