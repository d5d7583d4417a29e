package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.review.performance.PerformanceReview;
import io.jenkins.plugins.upkeep.review.performance.PerformanceReviewConfig;
import io.jenkins.plugins.upkeep.review.running.PendingPackages;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.util.List;

/** Looks back at how a service did, and ahead at what must be done to it. */
public final class ReviewFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(
                new TaskDeclaration(
                        "performance-review",
                        "Reviews how the service did over a quarter, and forecasts when its limits are reached",
                        List.of(
                                TaskOption.text(
                                        "reports",
                                        "PLACES",
                                        "Where reports of other tasks are: folders or s3://bucket/prefix, with commas between"
                                                + " them (file:///a%2Cb for a folder with a comma); default: the folder that holds this task's own report folder"),
                                TaskOption.text(
                                        "period", "TIME", "How far back to look, such as 90d; default: review.period")),
                        PerformanceReview::of),
                new TaskDeclaration(
                        "upgrade-plan",
                        "Asks what runs for its versions, and plans upgrades before support ends",
                        List.of(),
                        (config, options) -> plan(config)));
    }

    private static UpgradePlan plan(Config config) throws ConfigException {
        var upgrades = config.find(UpgradesConfig.class).orElseGet(UpgradesConfig::usual);
        return new UpgradePlan(upgrades, Things.of(config, upgrades), PendingPackages.ofHost());
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(PerformanceReviewConfig.class, UpgradesConfig.class);
    }
}
