package io.jenkins.plugins.upkeep.task;

/** Where a task says, line by line, what it does. Safe for use by several threads; no line may hold a secret. */
public interface TaskLog {
    /** Says what matters to everybody who reads along. */
    void info(String line);

    /** Says what matters only when something is looked for. */
    void detail(String line);

    /** A log that nobody reads. */
    static TaskLog silent() {
        return new TaskLog() {
            @Override
            public void info(String line) {
                // Nobody reads it.
            }

            @Override
            public void detail(String line) {
                // Nobody reads it.
            }
        };
    }
}
