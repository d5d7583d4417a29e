package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.List;

/** Collects what a check sees. For one thread. */
public final class OutcomeBuilder {
    private final List<Issue> issues = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private int looked;

    OutcomeBuilder() {}

    /** Counts things that were looked at, whatever was seen there. */
    public OutcomeBuilder looked(int things) {
        looked += things;
        return this;
    }

    /** Adds a weakness. */
    public OutcomeBuilder add(Issue issue) {
        issues.add(issue);
        return this;
    }

    /** Adds something that could not be looked at. */
    public OutcomeBuilder add(Gap gap) {
        gaps.add(gap);
        return this;
    }

    /** Adds a measurement. */
    public OutcomeBuilder add(Measurement measurement) {
        measurements.add(measurement);
        return this;
    }

    /** Adds a table or a chart. */
    public OutcomeBuilder add(View view) {
        views.add(view);
        return this;
    }

    /** Adds all that another part of the same check saw. */
    public OutcomeBuilder add(Outcome part) {
        looked += part.looked();
        issues.addAll(part.issues());
        gaps.addAll(part.gaps());
        measurements.addAll(part.measurements());
        views.addAll(part.views());
        return this;
    }

    /** The outcome so far. */
    public Outcome build() {
        return new Outcome(looked, issues, gaps, measurements, views);
    }
}
