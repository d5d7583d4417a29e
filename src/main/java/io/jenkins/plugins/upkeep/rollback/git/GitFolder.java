package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The git work tree that a service runs from. Looking changes nothing, not even the index. The order for a rollback is:
 * {@link #present()} and {@link #resolve}, {@link #obstacles} (anything critical or unknown: go no further),
 * {@link #requireSigned} where asked, then the facts into the journal, then {@link #checkOut} and, to undo it,
 * {@link #putBack}.
 *
 * <p>Not safe for use by several threads at once: git has one index.
 */
public final class GitFolder {
    private final Git git;
    private final Path gitDir;

    private GitFolder(Git git, Path gitDir) {
        this.git = git;
        this.gitDir = gitDir;
    }

    /**
     * Looks whether a folder is the top of a work tree with at least one commit.
     *
     * @param folder the folder
     * @return the work tree
     * @throws UpkeepException when it is not; the message says what it is instead
     * @throws InterruptedException when this thread is told to stop
     */
    public static GitFolder open(Path folder) throws UpkeepException, InterruptedException {
        if (Command.find("git").isEmpty()) {
            throw new UpkeepException("git: is not installed or not on the PATH; install it");
        }
        if (!Files.isDirectory(folder)) {
            throw new UpkeepException(folder + ": is no folder; correct rollback.repository");
        }
        var real = real(folder);
        var git = new Git(real, Account.of(real));
        var bare = git.look("rev-parse", "--is-bare-repository");
        if (!bare.succeeded()) {
            throw new UpkeepException(
                    folder + ": is no git work tree (" + Git.lastLine(bare) + "); correct rollback.repository");
        }
        if (bare.output().strip().equals("true")) {
            throw new UpkeepException(folder
                    + ": is a bare repository, without files to run from; name a work tree in rollback.repository");
        }
        return top(git, folder);
    }

    private static GitFolder top(Git git, Path folder) throws UpkeepException, InterruptedException {
        var inside = git.look("rev-parse", "--show-toplevel");
        if (!inside.succeeded() || inside.output().isBlank()) {
            throw new UpkeepException(
                    folder + ": is inside of a repository's own folder; name the work tree in rollback.repository");
        }
        var top = Path.of(inside.output().stripTrailing());
        if (!real(top).equals(git.folder())) {
            throw new UpkeepException(folder + ": belongs to the work tree " + top
                    + ", which would change as a whole; name that in rollback.repository if this is meant");
        }
        if (!git.look("rev-parse", "--verify", "--quiet", "HEAD^{commit}").succeeded()) {
            throw new UpkeepException(folder + ": has no commit yet; there is no version to go back to");
        }
        return new GitFolder(git, Path.of(git.line("rev-parse", "--absolute-git-dir")));
    }

    private static Path real(Path folder) throws UpkeepException {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UpkeepException(folder + ": cannot be read (" + e + "); check its rights", e);
        }
    }

    /**
     * @return the repository's own folder for this work tree: no checkout touches what lies in it
     */
    public Path gitDir() {
        return gitDir;
    }

    /**
     * @return where the work tree stands now
     * @throws UpkeepException when git does not say
     * @throws InterruptedException when this thread is told to stop
     */
    public Position present() throws UpkeepException, InterruptedException {
        var commit = git.line("rev-parse", "--verify", "HEAD^{commit}");
        var branch = git.look("symbolic-ref", "--quiet", "HEAD");
        var name = branch.succeeded()
                ? Optional.of(branch.output().stripTrailing().replaceFirst("^refs/heads/", ""))
                : Optional.<String>empty();
        return new Position(commit, name, git.line("describe", "--tags", "--always", "--abbrev=12", "HEAD"));
    }

    /**
     * Finds a version. A tag or branch must be called exactly so, a {@code v} in front is neither added nor left out; a
     * commit is named by its id or at least four digits of it.
     *
     * @param word what the user wrote, whatever it is
     * @return the version
     * @throws UpkeepException when nothing is called so, with tags that may have been meant, or when several things are
     * @throws InterruptedException when this thread is told to stop
     */
    public Version resolve(String word) throws UpkeepException, InterruptedException {
        return new VersionFinder(git).find(word);
    }

    /**
     * Looks for everything that would stop the way to a version or spoil it. Nothing is changed.
     *
     * @param version the version
     * @return what was found, each with what to do; CRITICAL and UNKNOWN forbid the way, WARNING and INFO are for people
     * @throws UpkeepException when git cannot look
     * @throws InterruptedException when this thread is told to stop
     */
    public List<Finding> obstacles(Version version) throws UpkeepException, InterruptedException {
        return new Obstacles(git, gitDir).find(version.commit());
    }

    /**
     * Demands a good signature, by GnuPG, S/MIME or SSH, as git is set up: of an annotated tag the tag's own, which must
     * also carry the tag's name; otherwise the commit's. A GnuPG key must be trusted (fully or ultimately) in the key ring of the account that
     * owns the tree; an SSH key must be in {@code gpg.ssh.allowedSignersFile}.
     *
     * @param version the version
     * @return who signed it, for the report
     * @throws UpkeepException when it is not signed, or by a key that is unknown, not trusted, expired or revoked
     * @throws InterruptedException when this thread is told to stop
     */
    public String requireSigned(Version version) throws UpkeepException, InterruptedException {
        return new Signature(git).require(version);
    }

    /**
     * @param from the present
     * @param version the version
     * @return what lies between them
     * @throws UpkeepException when git does not say
     * @throws InterruptedException when this thread is told to stop
     */
    public Distance distance(Position from, Version version) throws UpkeepException, InterruptedException {
        return Changes.between(git, from.commit(), version.commit()).distance();
    }

    /**
     * Checks out a commit, with a detached head, and its submodules; then looks whether all is there.
     *
     * <p>Restart: with {@code again} it may follow itself or {@link #putBack} after a kill at any moment, however often. It
     * then waits for a git that still works here, removes the locks that a killed one left, overwrites what is half written
     * and removes what the other way had begun to write. It may do so only because the caller's journal proves that
     * {@link #obstacles} saw a clean tree before the first time. Untracked files stay; what somebody has changed since then
     * is copied aside, into {@code upkeep-kept} of the repository's own folder.
     *
     * @param commit the full id, from {@link Version#commit()}
     * @param origin where the tree was before, from the journal
     * @param again whether this was begun before, by the caller's journal
     * @return what a person should know; mostly nothing
     * @throws UpkeepException when it cannot be checked out, or is not what it should be afterwards
     * @throws InterruptedException when this thread is told to stop; the tree is then half written
     */
    public List<String> checkOut(String commit, Position origin, boolean again)
            throws UpkeepException, InterruptedException {
        return new Checkout(git, gitDir).to(commit, origin.commit(), again);
    }

    /**
     * Brings the work tree back to where it was: commit, submodules, branch. A branch that has got another commit
     * meanwhile is left alone: the head is then detached at the commit, and the answer says so.
     *
     * <p>Restart: as {@link #checkOut}. Where a checkout was begun, this follows something that may be unfinished, so that
     * {@code again} is true unless the journal says that the checkout was completed and this was not begun.
     *
     * @param origin where it was, from the journal
     * @param commit the commit that was to be checked out, from the journal
     * @param again whether the tree may be half written
     * @return how it came back
     * @throws UpkeepException when it cannot be brought back
     * @throws InterruptedException when this thread is told to stop
     */
    public Return putBack(Position origin, String commit, boolean again) throws UpkeepException, InterruptedException {
        return new Checkout(git, gitDir).back(origin, commit, again);
    }

    /**
     * Lists the files of a commit.
     *
     * @param commit the full id
     * @param folder the folder from the top of the work tree; empty for all
     * @return its files and those of its folders, without links and submodules; empty when there is no such folder
     * @throws UpkeepException when the commit cannot be read
     * @throws InterruptedException when this thread is told to stop
     */
    public List<TreeFile> list(String commit, String folder) throws UpkeepException, InterruptedException {
        return new CommitFiles(git).list(commit, folder);
    }

    /**
     * Reads a file of a commit, as it is stored there (without filters or other line ends).
     *
     * @param commit the full id
     * @param path its path from the top of the work tree
     * @return its content; empty when the commit has no file of this path
     * @throws UpkeepException when it cannot be read, or is larger than 16 MiB
     * @throws InterruptedException when this thread is told to stop
     */
    public Optional<byte[]> read(String commit, String path) throws UpkeepException, InterruptedException {
        return new CommitFiles(git).read(commit, path);
    }
}
