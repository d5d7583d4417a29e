package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Proves that the service can be brought back. */
public final class DrillFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of();
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(DrillConfig.class, FailoverConfig.class);
    }
}
