package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.Section;
import java.util.OptionalDouble;

/**
 * What a report says of a failover, for programs. What did not happen is absent.
 *
 * @param primary the endpoint that was stopped
 * @param secondary the one that takes over
 * @param outcome what stopping the primary came to, as a word
 * @param stopSeconds how long the stop command took
 * @param silentSeconds when the primary answered last, from the beginning of the stop command
 * @param takeoverSeconds how long after that the secondary answered
 * @param outageSeconds the longest that a client went without a good answer
 * @param resolutionSeconds the usual time from one answer to the next
 * @param maxOutageSeconds the longest that this should be
 * @param requests how many requests the client made
 * @param failedRequests how many of them nobody answered well
 * @param startSeconds how long the start command took
 * @param recoverySeconds how long the primary took to be well again, from the beginning of the start command
 * @param primaryWell whether the primary was well at the end
 */
public record FailoverSection(
        String primary,
        String secondary,
        String outcome,
        OptionalDouble stopSeconds,
        OptionalDouble silentSeconds,
        OptionalDouble takeoverSeconds,
        double outageSeconds,
        double resolutionSeconds,
        double maxOutageSeconds,
        long requests,
        long failedRequests,
        OptionalDouble startSeconds,
        OptionalDouble recoverySeconds,
        boolean primaryWell)
        implements Section {
    @Override
    public String key() {
        return "failover";
    }
}
