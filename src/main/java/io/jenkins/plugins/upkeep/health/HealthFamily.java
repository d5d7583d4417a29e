package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Looks whether the service is well. Its sections are the shared ones. */
public final class HealthFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of();
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of();
    }
}
