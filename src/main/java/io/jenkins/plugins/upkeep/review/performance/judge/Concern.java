package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Finding;
import java.util.Optional;

/**
 * Something about one figure that somebody should know.
 *
 * @param assessment the figure
 * @param kind what it is about
 * @param finding in the words of a report
 * @param recommendation what to do, and by when; empty where it is only worth knowing
 */
public record Concern(Assessment assessment, Kind kind, Finding finding, Optional<Recommendation> recommendation) {
    /** What a concern is about. */
    public enum Kind {
        /** A limit, and when it is reached. */
        LIMIT,
        /** A jump, or a steady way, for the worse. */
        WORSE
    }
}
