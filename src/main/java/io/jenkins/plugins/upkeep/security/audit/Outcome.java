package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import java.util.List;

/**
 * What a check saw.
 *
 * @param looked how many things it looked at; a check that looked at none and has no gap says in a view or a log why
 * @param issues the weaknesses
 * @param gaps what it could not look at
 * @param measurements what it measured
 * @param views tables and charts of its own
 */
public record Outcome(
        int looked, List<Issue> issues, List<Gap> gaps, List<Measurement> measurements, List<View> views) {
    public Outcome {
        issues = List.copyOf(issues);
        gaps = List.copyOf(gaps);
        measurements = List.copyOf(measurements);
        views = List.copyOf(views);
    }

    /** Nothing could be looked at. */
    public static Outcome of(Gap gap) {
        return new Outcome(0, List.of(), List.of(gap), List.of(), List.of());
    }

    /**
     * @return an outcome to add to
     */
    public static OutcomeBuilder builder() {
        return new OutcomeBuilder();
    }
}
