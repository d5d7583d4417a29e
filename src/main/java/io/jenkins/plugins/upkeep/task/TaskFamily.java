package io.jenkins.plugins.upkeep.task;

import java.util.List;

/**
 * The tasks of one package and the sections of upkeep.yaml that they read. Found by the service loader: a family that is
 * named in {@code META-INF/services} is known everywhere.
 */
public interface TaskFamily {
    /**
     * @return the tasks, in the order of a help page
     */
    List<TaskDeclaration> tasks();

    /**
     * @return the config records, each annotated with its place in upkeep.yaml
     */
    List<Class<? extends Record>> sections();
}
