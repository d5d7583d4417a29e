package io.jenkins.plugins.upkeep.backup.files;

import java.util.ArrayList;
import java.util.List;

/** Collects what tar is told to archive: each place once, and no two places under one name. */
final class ArchiveRoots {
    private final FileProblems problems;
    private final List<ArchiveRoot> roots = new ArrayList<>();

    ArchiveRoots(FileProblems problems) {
        this.problems = problems;
    }

    void add(String configured, ArchiveRoot root) {
        var rival = roots.stream()
                .filter(other -> other.sharesNamesWith(root) || root.sharesNamesWith(other))
                .filter(other -> !other.includes(root) && !root.includes(other))
                .findFirst();
        if (rival.isPresent()) {
            problems.add(new FileProblem(
                    FileProblem.Kind.REFUSED,
                    configured,
                    "leads to " + root.name() + ", which would be stored under one name with "
                            + rival.get().name() + "; put them in two parts"));
        } else {
            roots.add(root);
        }
    }

    /** In the order of the paths, without what is archived with another one. */
    List<ArchiveRoot> distinct() {
        var distinct = new ArrayList<ArchiveRoot>();
        for (var root : roots) {
            if (distinct.stream().noneMatch(other -> other.includes(root))) {
                distinct.removeIf(root::includes);
                distinct.add(root);
            }
        }
        return distinct;
    }
}
