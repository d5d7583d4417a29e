package io.jenkins.plugins.upkeep.rollback.database;

import java.time.Duration;
import java.util.List;

/**
 * What came of exchanging two databases.
 *
 * @param changed whether this run did it; false when it was done before
 * @param away how long nobody could connect to the live name, measured here
 * @param ended the sessions that were ended
 * @param remarks what somebody should know of it, one line each
 */
public record SwapOutcome(boolean changed, Duration away, List<OpenSession> ended, List<String> remarks) {
    public SwapOutcome {
        ended = List.copyOf(ended);
        remarks = List.copyOf(remarks);
    }
}
