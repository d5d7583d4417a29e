package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Brings an earlier version of the service back. */
public final class RollbackFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of();
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(RollbackConfig.class);
    }
}
