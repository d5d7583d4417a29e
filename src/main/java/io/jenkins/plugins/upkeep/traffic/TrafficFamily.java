package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Reads what the web server wrote about requests. */
public final class TrafficFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of();
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(AccessLogsConfig.class);
    }
}
