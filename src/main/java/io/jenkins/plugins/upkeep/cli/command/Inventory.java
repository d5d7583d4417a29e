package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.util.List;

/**
 * What this installation can do.
 *
 * @param tasks the tasks, in the order of the help
 * @param sections the config records of all sections of upkeep.yaml
 */
public record Inventory(List<TaskDeclaration> tasks, List<Class<? extends Record>> sections) {
    public Inventory {
        tasks = List.copyOf(tasks);
        sections = List.copyOf(sections);
    }

    /**
     * @return the tasks and sections on the class path
     */
    public static Inventory found() {
        var tasks = TaskFamilies.all().stream().flatMap(family -> family.tasks().stream());
        return new Inventory(tasks.toList(), TaskFamilies.sections());
    }
}
