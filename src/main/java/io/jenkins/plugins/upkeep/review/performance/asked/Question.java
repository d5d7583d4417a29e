package io.jenkins.plugins.upkeep.review.performance.asked;

import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning;

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

    /** Stands in a query for the labels of what the service runs on. */
    public static final String LABELS = "$labels";

    /** Stands in a query for the label that all metrics of ours have. */
    static final String SERVICE = "$service";

    String query(long seconds, Labels.Selectors selectors) {
        return query.replace(WINDOW, seconds + "s")
                .replace(LABELS, selectors.all())
                .replace(SERVICE, selectors.own());
    }

    /**
     * @param what what passing its figure's limit means
     * @return the same question
     */
    public Question meaning(LimitMeaning what) {
        return new Question(figure.meaning(what), query, own);
    }
}
