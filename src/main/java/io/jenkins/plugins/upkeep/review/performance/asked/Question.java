package io.jenkins.plugins.upkeep.review.performance.asked;

import io.jenkins.plugins.upkeep.review.performance.figure.Figure;

/**
 * What Prometheus is asked.
 *
 * @param figure what the answer is
 * @param query in PromQL, with {@link #WINDOW} where the time between two points stands
 * @param own whether the user wrote it; else it is a usual one, which not every service has an answer to
 */
public record Question(Figure figure, String query, boolean own) {
    /** Stands in a query for the time between two points. */
    public static final String WINDOW = "$step";

    String query(long seconds) {
        return query.replace(WINDOW, seconds + "s");
    }
}
