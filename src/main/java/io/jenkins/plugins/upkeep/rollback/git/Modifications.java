package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * Looks for tracked files that are not as the present commit has them.
 *
 * @param git the work tree
 */
record Modifications(Git git) {
    private static final String LIMIT = "a clean tree";

    /** What git says of the tracked files. */
    static final class Seen {
        private final Few unmerged = new Few();
        private final Few staged = new Few();
        private final Few modified = new Few();
        private final Few submodules = new Few();

        boolean isClean() {
            return unmerged.isEmpty() && staged.isEmpty() && modified.isEmpty() && submodules.isEmpty();
        }

        String inWords() {
            return List.of(unmerged, staged, modified, submodules).stream()
                    .filter(few -> !few.isEmpty())
                    .findFirst()
                    .map(few -> few.inWords("file", "files"))
                    .orElse("nothing");
        }

        /** A record begins {@code 1 XY SUB}, or {@code u XY SUB} for what is not merged; the path comes last. */
        private void take(String record) {
            if (record.startsWith("u ")) {
                unmerged.add(record.split(" ", 11)[10]);
            } else if (record.startsWith("1 ")) {
                tracked(record.split(" ", 9));
            }
        }

        private void tracked(String[] fields) {
            if (fields[2].startsWith("S")) {
                submodules.add(fields[8]);
            } else if (fields[1].charAt(0) != '.') {
                staged.add(fields[8]);
            } else {
                modified.add(fields[8]);
            }
        }
    }

    Seen look() throws UpkeepException, InterruptedException {
        var seen = new Seen();
        git.records(
                seen::take,
                "status",
                "--porcelain=v2",
                "-z",
                "--untracked-files=no",
                "--no-renames",
                "--ignore-submodules=untracked");
        return seen;
    }

    void find(List<Finding> findings) throws UpkeepException, InterruptedException {
        var seen = look();
        add(findings, seen.unmerged, "not merged", "resolve the conflicts and commit, or git merge --abort");
        add(findings, seen.staged, "staged and not committed", "commit them, or git stash push");
        add(findings, seen.modified, "changed and not committed", "commit them, or git stash push; see git diff");
        add(
                findings,
                seen.submodules,
                "submodules that are not at their commit or have changes",
                "commit the changes there, or git submodule update");
    }

    private void add(List<Finding> findings, Few few, String what, String action) {
        if (!few.isEmpty()) {
            findings.add(Finding.critical(
                    git.folder().toString(), few.inWords("file", "files") + ": " + what, LIMIT, action));
        }
    }
}
