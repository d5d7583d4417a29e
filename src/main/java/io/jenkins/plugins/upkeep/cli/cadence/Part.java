package io.jenkins.plugins.upkeep.cli.cadence;

import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.Map;

/**
 * A task of a cadence.
 *
 * @param task the task's name
 * @param options the values of its own options
 * @param concern when it is run
 * @param missing what upkeep.yaml lacks where it is not run, for people: {@code no section marketData}
 * @param asked whether it is only run when somebody asks for it, since it takes the service down for a while
 */
public record Part(String task, TaskOptions options, Concern concern, String missing, boolean asked) {
    static Part of(String task, Concern concern, String missing) {
        return new Part(task, TaskOptions.none(), concern, missing, false);
    }

    Part with(String option, String value) {
        return new Part(task, new TaskOptions(Map.of(option, value)), concern, missing, asked);
    }

    Part onlyWhenAsked() {
        return new Part(task, options, concern, missing, true);
    }
}
