package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.task.TaskLog;
import java.util.List;

/** A log that is kept. */
final class Lines {
    private Lines() {}

    static TaskLog into(List<String> lines) {
        return new TaskLog() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void detail(String line) {
                lines.add(line);
            }
        };
    }
}
