package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** What has been exported so far, and what was wrong on the way. For one thread. */
final class Gathered {
    private final List<ExportEvidence> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void file(ExportEvidence file) {
        files.add(file);
    }

    void problem(String line) {
        problems.add(line);
    }

    /** The same is said once, however many pieces the period has. */
    void finding(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    List<ExportEvidence> files() {
        return List.copyOf(files);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
