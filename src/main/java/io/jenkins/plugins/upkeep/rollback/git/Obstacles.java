package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that would stop the way to a commit or spoil it.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Obstacles(Git git, Path gitDir) {
    private static final int DEEPEST = 8;

    List<Finding> find(String commit) throws UpkeepException, InterruptedException {
        var findings = new ArrayList<Finding>();
        new Operations(git, gitDir).find(findings);
        new Modifications(git).find(findings);
        way(commit, findings, 0);
        new Filters(git).find(commit, findings);
        return List.copyOf(findings);
    }

    /** The way of the work tree, and that of each submodule. */
    private void way(String commit, List<Finding> findings, int depth) throws UpkeepException, InterruptedException {
        var head = git.line("rev-parse", "--verify", "HEAD^{commit}");
        if (!Objects.complete(git, commit, findings)) {
            return;
        }
        var changes = Changes.between(git, head, commit);
        new Overwritten(git).find(changes, findings);
        new Rights(git, gitDir).find(changes, findings);
        if (depth < DEEPEST) {
            submodules(head, commit, findings, depth);
        }
    }

    private void submodules(String head, String commit, List<Finding> findings, int depth)
            throws UpkeepException, InterruptedException {
        var before = Submodule.of(git, head);
        for (var submodule : Submodule.of(git, commit)) {
            if (submodule.isFilled(git)) {
                filled(submodule, findings, depth);
            } else if (submodule.kept(gitDir).isPresent()) {
                Objects.complete(git.store(submodule.kept(gitDir).get()), submodule.commit(), findings);
            } else {
                absent(submodule, before, findings);
            }
        }
    }

    private void filled(Submodule submodule, List<Finding> findings, int depth)
            throws UpkeepException, InterruptedException {
        var inner = git.within(submodule.path());
        var place = Path.of(inner.line("rev-parse", "--absolute-git-dir"));
        new Operations(inner, place).find(findings);
        new Obstacles(inner, place).way(submodule.commit(), findings, depth + 1);
    }

    private void absent(Submodule submodule, List<Submodule> before, List<Finding> findings) {
        var wasToo = before.stream().anyMatch(other -> other.path().equals(submodule.path()));
        var subject = "submodule " + submodule.path();
        findings.add(
                wasToo
                        ? Finding.info(subject, "is not filled now and will not be")
                        : Finding.critical(
                                subject,
                                "is part of the version, and its repository is not here",
                                "here",
                                "fetch it beforehand: git worktree add a folder at the version, and git submodule update"
                                        + " --init there, or clone it to "
                                        + gitDir.resolve("modules/" + submodule.name())));
    }

    /** A file of the repository that says by its being there that something is going on. */
    private record Sign(String file, String what, String action) {}

    /** What somebody has begun and not ended. */
    private record Operations(Git git, Path gitDir) {
        private static final List<Sign> SIGNS = List.of(
                new Sign("MERGE_HEAD", "a merge", "end it: git merge --continue or --abort"),
                new Sign("rebase-merge", "a rebase", "end it: git rebase --continue or --abort"),
                new Sign("rebase-apply", "a rebase or git am", "end it: git rebase --abort or git am --abort"),
                new Sign("CHERRY_PICK_HEAD", "a cherry-pick", "end it: git cherry-pick --continue or --abort"),
                new Sign("REVERT_HEAD", "a revert", "end it: git revert --continue or --abort"),
                new Sign("sequencer", "a series of cherry-picks or reverts", "end it: git cherry-pick --abort"),
                new Sign("BISECT_LOG", "a bisection", "end it: git bisect reset"));

        void find(List<Finding> findings) throws UpkeepException, InterruptedException {
            for (var sign : SIGNS) {
                if (Files.exists(gitDir.resolve(sign.file()))) {
                    findings.add(Finding.critical(
                            git.folder().toString(), sign.what() + " is in progress", "none", sign.action()));
                }
            }
            for (var lock : Locks.present(gitDir)) {
                findings.add(lock(lock));
            }
            if (git.look("config", "--type=bool", "core.sparseCheckout")
                    .output()
                    .strip()
                    .equals("true")) {
                findings.add(Finding.warning(
                        git.folder().toString(),
                        "is a sparse checkout: only a part of the version's files will appear",
                        "",
                        "see whether that part is enough (git sparse-checkout list)"));
            }
        }

        private static Finding lock(Path lock) {
            var holders = Locks.holders(lock);
            return holders.isEmpty()
                    ? Finding.critical(
                            lock.toString(),
                            "was left over: no process that can be seen holds it",
                            "none",
                            "remove it when no git works here")
                    : Finding.critical(
                            lock.toString(),
                            "is held by process " + holders.get(0),
                            "none",
                            "wait until that process has ended, or end it");
        }
    }
}
