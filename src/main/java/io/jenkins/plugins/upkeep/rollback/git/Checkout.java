package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a work tree from commit to commit, and its submodules with it. Submodules are moved by git in each of them, because
 * {@code git submodule update} does not hand on what it was told about hooks and the network.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Checkout(Git git, Path gitDir) {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /**
     * A way to go.
     *
     * @param commit where to
     * @param other the other end, from which or to which a killed checkout may have left files; empty when there is none
     * @param again whether the tree may be half written
     */
    private record Way(String commit, Optional<String> other, boolean again) {}

    List<String> to(String commit, String other, boolean again) throws UpkeepException, InterruptedException {
        var told = new ArrayList<String>();
        go(new Way(commit, Optional.of(other), again), told);
        return List.copyOf(told);
    }

    Return back(Position origin, String other, boolean again) throws UpkeepException, InterruptedException {
        var told = new ArrayList<>(to(origin.commit(), other, again));
        var complete =
                origin.branch().isEmpty() || attach(origin, origin.branch().get(), told);
        return new Return(complete, List.copyOf(told));
    }

    private boolean attach(Position origin, String branch, List<String> told)
            throws UpkeepException, InterruptedException {
        var full = "refs/heads/" + branch;
        var said = git.look("for-each-ref", "--format=%(objectname)%00%(worktreepath)", full);
        var parts = git.demand(said).output().strip().split("\0", 2);
        if (!parts[0].equals(origin.commit())) {
            told.add("the branch " + branch + (parts[0].isEmpty() ? " is gone" : " has another commit now")
                    + ": the head" + " is detached at " + origin.commit() + "; see git log " + branch
                    + ", then git switch " + branch);
            return false;
        }
        if (!parts[1].isEmpty() && !Path.of(parts[1]).equals(git.folder())) {
            told.add("the branch " + branch + " is checked out in " + parts[1] + " now: the head is detached at "
                    + origin.commit());
            return false;
        }
        git.demand(git.writing("symbolic-ref", "-m", "upkeep: back on " + branch, "HEAD", full)
                .run(Git.PATIENCE));
        return true;
    }

    private void go(Way way, List<String> told) throws UpkeepException, InterruptedException {
        if (way.again()) {
            Survivors.await(git.folder());
            Locks.clear(gitDir);
            new Keepsakes(git, gitDir).prepare(way.commit(), way.other(), told);
        }
        var force = way.again() ? "--force" : "--no-overwrite-ignore";
        var result = git.writing(
                        "checkout", "--quiet", "--detach", force, "--no-recurse-submodules", way.commit(), "--")
                .run(PATIENCE);
        git.demand(result);
        submodules(way, told);
        verify(way.commit());
    }

    private void submodules(Way way, List<String> told) throws UpkeepException, InterruptedException {
        var others = way.other().isPresent() ? Submodule.of(git, way.other().get()) : List.<Submodule>of();
        for (var submodule : Submodule.of(git, way.commit())) {
            if (!submodule.isHere(git, gitDir)) {
                told.add("submodule " + submodule.path() + " is not filled");
                continue;
            }
            var other = others.stream()
                    .filter(one -> one.path().equals(submodule.path()))
                    .map(Submodule::commit)
                    .findFirst();
            fill(submodule, new Way(submodule.commit(), other, way.again()), told);
        }
    }

    private void fill(Submodule submodule, Way way, List<String> told) throws UpkeepException, InterruptedException {
        var again = way.again();
        if (!submodule.isFilled(git)) {
            git.demand(git.writing(
                            "submodule",
                            "--quiet",
                            "update",
                            "--init",
                            "--no-fetch",
                            "--checkout",
                            "--",
                            submodule.path())
                    .run(PATIENCE));
            again = true;
        }
        var inner = git.within(submodule.path());
        var place = Path.of(inner.line("rev-parse", "--absolute-git-dir"));
        new Checkout(inner, place).go(new Way(way.commit(), way.other(), again), told);
    }

    private void verify(String commit) throws UpkeepException, InterruptedException {
        var head = git.line("rev-parse", "--verify", "HEAD^{commit}");
        if (!head.equals(commit)) {
            throw new UpkeepException(git.folder() + ": is at commit " + head + " after " + commit
                    + " was checked out; see whether somebody else works there, then repeat this");
        }
        var seen = new Modifications(git).look();
        if (!seen.isClean()) {
            throw new UpkeepException(git.folder() + ": git calls " + seen.inWords() + " changed right after " + commit
                    + " was checked out; see git diff there (line ends, filters, or somebody else's work)");
        }
    }
}
