package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must be so before a primary is stopped.
 *
 * @param plan what is to be done
 */
record Beforehand(FailoverPlan plan) {
    /** Nobody waits longer for a single answer here. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What speaks against it; nothing is stopped while there is anything. */
    List<Finding> refusals() {
        var refusals = new ArrayList<Finding>();
        obstacle(plan.start()).ifPresent(refusals::add);
        obstacle(plan.stop()).ifPresent(refusals::add);
        illness("secondary", plan.secondary(), ": without the primary nobody would answer")
                .ifPresent(refusals::add);
        illness("primary", plan.primary(), "").ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Finding> obstacle(ServiceCommand command) {
        return command.obstacle()
                .map(text -> Finding.unknown(
                        command.subject(),
                        text + "; nothing was stopped",
                        "correct drill.failover." + command.name() + ", or install it"));
    }

    private static Optional<Finding> illness(String role, Endpoint endpoint, String consequence) {
        return look(endpoint)
                .map(problem -> Finding.critical(
                        role + " " + endpoint.name(),
                        "is not well (" + problem + ")" + consequence + "; nothing was stopped",
                        "well before the primary is stopped",
                        "bring " + endpoint.url() + " up, then run this again"));
    }

    /** What is wrong with an endpoint; it is asked several times. */
    private static Optional<String> look(Endpoint endpoint) {
        var patience = endpoint.timeout().compareTo(LONGEST) < 0 ? endpoint.timeout() : LONGEST;
        var visit = new Visit(endpoint, patience);
        var watch = Stopwatch.started();
        for (int request = 1; request <= endpoint.requests(); request++) {
            var problem = visit.complaint();
            if (problem.isPresent()) {
                return Optional.of(problem.get() + " at request " + request + " of " + endpoint.requests());
            }
            if (watch.elapsed().compareTo(LONGEST) > 0) {
                return Optional.of("slow: " + request + " requests took " + Units.format(watch.elapsed()));
            }
        }
        return Optional.empty();
    }
}
