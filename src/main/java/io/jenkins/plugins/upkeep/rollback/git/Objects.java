package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.util.List;

/** Looks whether all files of a commit are in the repository, so that the network is not needed in the middle of things. */
final class Objects {
    private Objects() {}

    /** Whether all is there; else a finding says what is not. A shallow or partial clone has only some commits' files. */
    static boolean complete(Git git, String commit, List<Finding> findings)
            throws UpkeepException, InterruptedException {
        var type = git.ask(List.of(commit), "cat-file", "--batch-check=%(objecttype)")
                .get(0);
        if (!type.equals("commit")) {
            findings.add(Finding.critical(
                    git.folder().toString(),
                    "has not the commit " + commit.substring(0, 12),
                    "all commits and files of the version",
                    "fetch it: git fetch --tags there"));
            return false;
        }
        var missing = new Few();
        var seen = git.look("rev-list", "--objects", "--no-walk", "--missing=print", "--quiet", commit);
        seen.output().lines().filter(line -> line.startsWith("?")).forEach(line -> missing.add(line.substring(1)));
        if (seen.succeeded() && missing.isEmpty()) {
            return true;
        }
        findings.add(lacking(git, commit, missing, seen));
        return false;
    }

    private static Finding lacking(Git git, String commit, Few missing, ProcessResult seen) {
        return Finding.critical(
                git.folder().toString(),
                missing.isEmpty()
                        ? "is damaged: " + Git.lastLine(seen)
                        : "lacks " + missing.inWords("object", "objects") + " of the commit " + commit.substring(0, 12),
                "all commits and files of the version",
                "fetch them: git fetch --refetch --tags, of a shallow clone git fetch --unshallow; see git fsck");
    }
}
