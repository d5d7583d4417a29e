package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;

/**
 * A number that was read, and what follows from it.
 *
 * @param subject the thing that was looked at
 * @param seen what was seen, with the number
 * @param measurement the number
 * @param limit what it is held against
 * @param action what to do when it is beyond the limit
 */
public record Reading(String subject, String seen, Measurement measurement, Limit limit, String action) {
    public Reading {
        if (measurement.value().isEmpty()) {
            throw new IllegalArgumentException("reading of " + subject + " has no number; report it as not measurable");
        }
    }

    /** A number that says by itself what was seen. */
    public static Reading of(String subject, Measurement measurement, Limit limit, String action) {
        var seen = Figure.text(measurement.value().orElse(0), measurement.unit());
        return new Reading(subject, seen, measurement, limit, action);
    }

    /**
     * @return the finding that follows: INFO when the number is within the limit
     */
    public Finding finding() {
        var severity = limit.judge(measurement.value().getAsDouble());
        var advice = severity == Severity.INFO ? "" : action;
        return new Finding(severity, subject, seen, limit.text(measurement.unit()), advice);
    }

    /**
     * @return the number with the mark that it should not pass
     */
    public Measurement limitedMeasurement() {
        var mark = limit.mark();
        return mark.isPresent() ? measurement.limit(mark.getAsDouble()) : measurement;
    }
}
