package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.config.SharedSections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

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
     * @return the config records of all sections of upkeep.yaml, shared ones and those of the families
     */
    public static List<Class<? extends Record>> sections() {
        var own = all().stream().flatMap(family -> family.sections().stream());
        return Stream.concat(SharedSections.all().stream(), own).distinct().toList();
    }
}
