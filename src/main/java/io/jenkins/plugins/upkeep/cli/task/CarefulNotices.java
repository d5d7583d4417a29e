package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Defect;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;

/**
 * Notices of which no defect reaches the run.
 *
 * @param notices tell people
 * @param world where to own up to a defect
 */
record CarefulNotices(Notices notices, Surroundings world) implements Notices {
    @Override
    public void started(Config config) {
        attempt(() -> notices.started(config));
    }

    @Override
    public void ended(Outcome outcome) {
        attempt(() -> notices.ended(outcome));
    }

    private void attempt(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            world.complain("notifications: " + Defect.describe(e));
        }
    }
}
