package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.database.migrations.VersionFiles;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.git.TreeFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * The files of a commit, as the repository holds them.
 *
 * @param folder the work tree
 * @param commit the commit
 */
record CommittedFiles(GitFolder folder, String commit) implements VersionFiles {
    @Override
    public List<String> list(String path) throws UpkeepException, InterruptedException {
        return folder.list(commit, path).stream().map(TreeFile::path).toList();
    }

    @Override
    public byte[] read(String path) throws UpkeepException, InterruptedException {
        return folder.read(commit, path)
                .orElseThrow(() -> new UpkeepException(path + ": is not in commit " + commit + "; plan again"));
    }
}
