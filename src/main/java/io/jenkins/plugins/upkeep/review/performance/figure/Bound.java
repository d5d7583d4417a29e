package io.jenkins.plugins.upkeep.review.performance.figure;

import io.jenkins.plugins.upkeep.report.Unit;

/**
 * What the numbers of a track should not pass.
 *
 * @param limit the number from which on somebody should do something
 * @param full where a capacity is as good as used up; the limit where that is the same
 * @param kind what it is
 */
public record Bound(double limit, double full, LimitMeaning.Kind kind) {
    static Bound of(Figure figure, double limit) {
        return new Bound(
                limit, limit * figure.meaning().full(), figure.meaning().kind());
    }

    static Bound own(Figure figure, double limit) {
        return of(figure.meaning(figure.meaning().own()), limit);
    }

    /**
     * A limit at the end of what there is, such as 0 errors, is passed only by what is beyond it; any other one is reached by what is on it.
     *
     * @param figure the figure
     * @param value a number
     * @param mark the limit, or where it is full
     * @return whether the number has reached it
     */
    public static boolean isReached(Figure figure, double value, double mark) {
        var from = figure.better() == Better.HIGHER;
        if (isEnd(figure, mark)) {
            return from ? value < mark : value > mark;
        }
        return from ? value <= mark : value >= mark;
    }

    /**
     * @param figure the figure
     * @param mark a limit
     * @return whether there are no better numbers than the limit itself, so that nothing goes there
     */
    public static boolean isEnd(Figure figure, double mark) {
        return figure.better() == Better.HIGHER ? figure.unit() == Unit.RATIO && mark >= 1 : mark <= 0;
    }
}
