package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.review.running.PendingPackages;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Looks back at how a service did, and ahead at what must be done to it. */
public final class ReviewFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
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
        return List.of(UpgradesConfig.class);
    }
}
