package io.jenkins.plugins.upkeep.review.performance.asked;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import java.util.List;

/**
 * What Prometheus told.
 *
 * @param tracks what it told, in the order of the questions
 * @param findings what it did not tell, and what it warned of
 */
public record Answers(List<Track> tracks, List<Finding> findings) {
    public Answers {
        tracks = List.copyOf(tracks);
        findings = List.copyOf(findings);
    }

    /** Nobody was asked. */
    public static Answers none() {
        return new Answers(List.of(), List.of());
    }
}
