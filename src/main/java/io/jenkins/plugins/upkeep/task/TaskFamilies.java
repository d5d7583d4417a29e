package io.jenkins.plugins.upkeep.task;

import java.util.List;
import java.util.ServiceLoader;

/** All families of tasks that this installation has. */
public final class TaskFamilies {
    private TaskFamilies() {}

    /**
     * @return the families named in {@code META-INF/services}, in that order
     */
    public static List<TaskFamily> all() {
        return ServiceLoader.load(TaskFamily.class, TaskFamily.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * @return the config records of all sections of upkeep.yaml
     */
    public static List<Class<? extends Record>> sections() {
        return all().stream()
                .<Class<? extends Record>>flatMap(family -> family.sections().stream())
                .distinct()
                .toList();
    }
}
