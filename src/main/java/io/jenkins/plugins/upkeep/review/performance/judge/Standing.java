package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.review.performance.figure.Bound;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.trend.DailyValue;
import java.util.List;

/**
 * How the newest numbers stand to a mark. This needs no trend, and one odd day decides nothing.
 *
 * @param state how
 * @param level the median of the newest days
 * @param newest the newest day
 */
public record Standing(State state, double level, DailyValue newest) {
    /** Of so many days with numbers most must be beyond a mark. */
    private static final int NEWEST_DAYS = 3;

    /** How numbers stand to a mark. */
    public enum State {
        /** Within it. */
        WITHIN,
        /** The newest day alone, perhaps one number of it, is beyond it. */
        ONCE,
        /** The days before the newest are beyond it, and the newest is not. */
        EASED,
        /** Most of the newest days are beyond it, the newest among them. */
        LASTING
    }

    /**
     * @param figure the figure
     * @param days the values of its days, the oldest first, at least one
     * @param mark the mark
     * @return how they stand to it
     */
    static Standing of(Figure figure, List<DailyValue> days, double mark) {
        var last = days.subList(Math.max(0, days.size() - NEWEST_DAYS), days.size());
        var newest = last.get(last.size() - 1);
        var reached = last.stream()
                .filter(day -> Bound.isReached(figure, day.value(), mark))
                .count();
        var most = last.size() > 1 && reached * 2 > last.size();
        var state = Bound.isReached(figure, newest.value(), mark)
                ? (most ? State.LASTING : State.ONCE)
                : (most ? State.EASED : State.WITHIN);
        return new Standing(state, median(last), newest);
    }

    private static double median(List<DailyValue> days) {
        var sorted = days.stream().mapToDouble(DailyValue::value).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Whether it is beyond the mark, and stays there. */
    boolean lasts() {
        return state == State.LASTING;
    }
}
