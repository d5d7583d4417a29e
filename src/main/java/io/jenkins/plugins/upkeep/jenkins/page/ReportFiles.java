package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Run;
import java.nio.file.Path;

/**
 * The report.json of each report, in the folder of its build: the pages need it also when the artifacts are elsewhere, or
 * deleted.
 *
 * @param run the build
 */
record ReportFiles(Run<?, ?> run) {
    /**
     * @param id the id of a step
     * @throws IllegalArgumentException when it is none
     */
    Path file(String id) {
        if (!id.matches("[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException("not the id of a step: " + id);
        }
        return run.getRootDir().toPath().resolve("upkeep").resolve(id + ".json");
    }
}
