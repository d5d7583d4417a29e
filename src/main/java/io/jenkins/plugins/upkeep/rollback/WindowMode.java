package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.run.Maintenance;
import java.time.Duration;
import java.util.List;

/** The service's maintenance mode, as a window. */
record WindowMode(Duration length) implements Maintenance {
    static WindowMode of(Config config, Duration length) {
        return new WindowMode(length);
    }

    @Override
    public List<Finding> enter(String id, String description) {
        return List.of();
    }

    @Override
    public List<Finding> leave(String id) {
        return List.of();
    }
}
