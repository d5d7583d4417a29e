package io.jenkins.plugins.upkeep.report;

/**
 * What a report says beyond findings and measurements: a task's own typed part, for programs. A record that Jackson can
 * write; in report.json it stands under its key.
 */
public interface Section {
    /**
     * @return the key in report.json: the task family's name in lower case, {@code backup}
     */
    String key();
}
