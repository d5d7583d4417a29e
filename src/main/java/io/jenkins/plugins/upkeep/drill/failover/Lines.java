package io.jenkins.plugins.upkeep.drill.failover;

import java.util.Optional;

/**
 * The requests that watch a failover: to each endpoint alone, and those of a client that asks the primary and then, when
 * that does not answer well, the secondary.
 */
final class Lines implements AutoCloseable {
    private final Line primary;
    private final Line secondary;
    private final Line client;

    Lines(FailoverPlan plan) {
        var pace = plan.settings().pace();
        var first = plan.visit(plan.primary());
        var second = plan.visit(plan.secondary());
        primary = Line.begin("primary", first::complaint, pace);
        secondary = Line.begin("secondary", second::complaint, pace);
        client = Line.begin("client", () -> eitherComplaint(first, second), pace);
    }

    private static Optional<String> eitherComplaint(Visit first, Visit second) {
        return first.complaint().isEmpty() ? Optional.empty() : second.complaint();
    }

    Trace primary() {
        return primary.trace();
    }

    Trace secondary() {
        return secondary.trace();
    }

    Trace client() {
        return client.trace();
    }

    @Override
    public void close() {
        primary.close();
        secondary.close();
        client.close();
    }
}
