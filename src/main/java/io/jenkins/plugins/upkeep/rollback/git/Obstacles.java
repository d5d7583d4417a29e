package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that would stop the way to a commit or spoil it.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Obstacles(Git git, Path gitDir) {
    List<Finding> find(String commit) throws UpkeepException, InterruptedException {
        return List.of();
    }
}
