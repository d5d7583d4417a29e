package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.traffic.review.Network;
import io.jenkins.plugins.upkeep.traffic.review.ReviewRules;
import io.jenkins.plugins.upkeep.traffic.ssh.JournalLogins;
import io.jenkins.plugins.upkeep.traffic.ssh.LoginSource;
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
                        (config, options) -> review(config)));
    }

    /**
     * @param all the service's configuration
     * @return the review of its access logs
     * @throws ConfigException when it names none, or their format cannot be read
     */
    public static AccessReview review(Config all) throws ConfigException {
        return review(AccessLogs.of(all), journal(all));
    }

    static AccessReview review(AccessLogs logs, Optional<LoginSource> ssh) {
        var config = logs.config();
        var trusted = config.trusted().stream().map(Network::parse).toList();
        var rules = new ReviewRules(
                config.loginPaths(), config.methods(), config.maxFailures(), config.failureWindow(), trusted);
        return new AccessReview(logs, rules, ssh);
    }

    /** Only where the journal is one of the service's host. */
    private static Optional<LoginSource> journal(Config config) throws ConfigException {
        return config.find(HostConfig.class)
                .flatMap(HostConfig::journal)
                .map(journal -> new JournalLogins(JournalSource.system()));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(AccessLogsConfig.class);
    }
}
