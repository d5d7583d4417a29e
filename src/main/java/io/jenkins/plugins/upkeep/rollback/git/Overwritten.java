package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for files that git does not know and that stand where the version has files of its own. git refuses to overwrite
 * those that are untracked, but it overwrites without a word those that are ignored, and those that it was told to take for
 * unchanged.
 *
 * @param git the work tree
 */
record Overwritten(Git git) {
    void find(Changes changes, List<Finding> findings) throws UpkeepException, InterruptedException {
        others(changes.added(), findings);
        flagged(changes.changed(), findings);
        for (var submodule : changes.submodules().entrySet()) {
            replaced(submodule.getKey(), !submodule.getValue(), changes.added(), findings);
        }
    }

    private void others(Set<String> added, List<Finding> findings) throws UpkeepException, InterruptedException {
        if (added.isEmpty()) {
            return;
        }
        var folders = new HashSet<String>();
        added.forEach(path -> addFolders(path, folders));
        var few = new Few();
        git.records(other -> meet(other, added, folders, few), "ls-files", "-z", "--others");
        if (!few.isEmpty()) {
            findings.add(Finding.critical(
                    git.folder().toString(),
                    few.inWords("file", "files")
                            + " that git does not know or ignores: the version has files of its own there",
                    "none",
                    "move them away"));
        }
    }

    /** A repository within the tree is named as a folder, with a slash. */
    private static void meet(String other, Set<String> added, Set<String> folders, Few few) {
        var path = other.endsWith("/") ? other.substring(0, other.length() - 1) : other;
        if (folders.contains(path) || added.contains(path) || isWithin(path, added)) {
            few.add(path);
        }
    }

    private static void addFolders(String path, Set<String> folders) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.substring(0, slash))) {
                return;
            }
        }
    }

    /** Whether the version has a file where this path has a folder. */
    private static boolean isWithin(String path, Set<String> added) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (added.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /** Marked by a lower case letter for assume-unchanged, by an S for skip-worktree. */
    private void flagged(Set<String> changed, List<Finding> findings) throws UpkeepException, InterruptedException {
        var few = new Few();
        git.records(
                record -> {
                    var mark = record.charAt(0);
                    if ((Character.isLowerCase(mark) || mark == 'S') && changed.contains(record.substring(2))) {
                        few.add(record.substring(2));
                    }
                },
                "ls-files",
                "-z",
                "-v");
        if (!few.isEmpty() && !isSparse()) {
            findings.add(Finding.critical(
                    git.folder().toString(),
                    few.inWords("file", "files") + " that git was told to take for unchanged differ in the version",
                    "none",
                    "see git diff after git update-index --no-assume-unchanged --no-skip-worktree of each"));
        }
    }

    private boolean isSparse() throws UpkeepException, InterruptedException {
        return git.look("config", "--type=bool", "core.sparseCheckout")
                .output()
                .strip()
                .equals("true");
    }

    private void replaced(String path, boolean ends, Set<String> added, List<Finding> findings) {
        if (ends && added.stream().anyMatch(file -> file.startsWith(path + "/"))) {
            findings.add(Finding.critical(
                    "submodule " + Git.shown(path),
                    "is a plain folder in the version, which git does not put in its place",
                    "",
                    "check the version out by hand, in a fresh clone"));
        }
    }
}
