package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.jenkins.plugins.upkeep.jenkins.page.TaskRecord;
import java.time.Instant;
import java.util.List;

/**
 * A task of a job at one moment.
 *
 * @param job the job's full name
 * @param task the task's runs
 * @param now the moment
 */
record TaskState(String job, TaskRecord task, Instant now) {
    static final List<String> LABELS = List.of("job", "task", "service");

    List<String> labels() {
        return List.of(job, task.task(), task.service());
    }
}
