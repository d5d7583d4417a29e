package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.traffic.review.Network;
import io.jenkins.plugins.upkeep.traffic.review.ReviewRules;
import java.util.List;
import java.util.Optional;

/** Reads what the web server wrote about requests. */
public final class TrafficFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(
                new TaskDeclaration(
                        "api-performance",
                        "Reads access logs and says how many requests there were, how long they took and how many failed",
                        List.of(),
                        (config, options) -> new ApiPerformance(AccessLogs.of(config))),
                new TaskDeclaration(
                        "access-review",
                        "Looks through access logs for failed logins, scans, bursts and other odd requests",
                        List.of(),
                        (config, options) -> review(AccessLogs.of(config))));
    }

    private static AccessReview review(AccessLogs logs) {
        var config = logs.config();
        var trusted = config.trusted().stream().map(Network::parse).toList();
        var rules = new ReviewRules(
                config.loginPaths(), config.methods(), config.maxFailures(), config.failureWindow(), trusted);
        return new AccessReview(logs, rules, Optional.empty());
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(AccessLogsConfig.class);
    }
}
