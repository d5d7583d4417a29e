package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;

/**
 * Moves a work tree from commit to commit.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Checkout(Git git, Path gitDir) {
    List<String> to(String commit, boolean again) throws UpkeepException, InterruptedException {
        return List.of();
    }

    Return back(Position origin, boolean again) throws UpkeepException, InterruptedException {
        return new Return(true, "");
    }
}
