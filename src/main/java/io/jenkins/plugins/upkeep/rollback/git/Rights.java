package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Looks whether git may write where it must. It is asked as the account that git runs as, and of the kernel: a file system
 * that is mounted read-only, and access lists, count too.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Rights(Git git, Path gitDir) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;
    private static final int MOST = 5_000;

    void find(Changes changes, List<Finding> findings) throws UpkeepException, InterruptedException {
        var folders = new LinkedHashSet<String>();
        folders.add(gitDir.toString());
        folders.add(git.folder().toString());
        changes.changed().stream().limit(MOST).forEach(path -> folders.add(folder(path)));
        var all = List.copyOf(folders);
        var few = new Few();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            look(all.subList(from, Math.min(all.size(), from + AT_ONCE)), few);
        }
        if (!few.isEmpty()) {
            findings.add(Finding.critical(
                    git.folder().toString(),
                    few.inWords("folder", "folders") + " may not be written to by "
                            + (git.account().isSelf()
                                    ? "this account"
                                    : "the account " + git.account().name()),
                    "all that change",
                    "give them back to the tree's owner (chown), or run Upkeep as an account that may write there"));
        }
    }

    /** The folder of a file that changes, or the nearest above it that is there. */
    private String folder(String path) {
        var folder = git.folder();
        for (var part : Git.shown(path).split("/", -1)) {
            var next = folder.resolve(part);
            if (!Files.isDirectory(next)) {
                return folder.toString();
            }
            folder = next;
        }
        return folder.toString();
    }

    private void look(List<String> folders, Few few) throws UpkeepException, InterruptedException {
        var find = Command.of("find").with(folders).with("-maxdepth", "0", "!", "-writable", "-print0");
        var seen = git.account().take(find).run(PATIENCE);
        for (var name : seen.output().split("\0", -1)) {
            if (!name.isEmpty()) {
                few.add(Git.bytes(name));
            }
        }
        if (!seen.succeeded() && few.isEmpty()) {
            few.add(Git.bytes("not known: " + seen.complaint()));
        }
    }
}
