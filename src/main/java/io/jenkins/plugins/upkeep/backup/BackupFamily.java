package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Makes backups that are proven. */
public final class BackupFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of();
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(BackupConfig.class);
    }
}
