package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Knows which places of the file system a backup covers, and judges symbolic links by it. */
final class ArchivedPaths {
    private final String base;
    private final List<ArchiveRoot> roots;
    private final List<ArchiveRoot> covered;

    /**
     * @param base the folder that relative names start from, without a link on the way there
     * @param roots what this archive holds
     * @param covered what all archives of the backup hold
     */
    ArchivedPaths(Path base, List<ArchiveRoot> roots, List<ArchiveRoot> covered) {
        this.base = base.toString();
        this.roots = roots;
        this.covered = covered;
    }

    /** What is to be said about a symbolic link of the archive. */
    Optional<FileProblem> problem(FileEntry link) {
        var place = place(link.name().text());
        var target = link.target().orElseThrow();
        var root = roots.stream().filter(one -> one.place().equals(place)).findFirst();
        if (root.isPresent()) {
            return root.get().target().equals(Optional.of(target.text()))
                    ? Optional.empty()
                    : problem(FileProblem.Kind.SWITCHED, link, "was made to point to " + target.text() + " meanwhile");
        }
        return covers(place.sibling(target.text())) ? Optional.empty() : outside(link, place, target);
    }

    private FolderPath place(String stored) {
        var fromRoot = FolderPath.of("/" + stored);
        return roots.stream()
                        .filter(root -> FilesPart.isAbsolute(root.name()))
                        .anyMatch(root -> root.place().holds(fromRoot))
                ? fromRoot
                : FolderPath.of(base + "/" + stored);
    }

    private boolean covers(FolderPath place) {
        return covered.stream().anyMatch(root -> root.place().holds(place));
    }

    private Optional<FileProblem> outside(FileEntry link, FolderPath place, FileName target) {
        var pointsTo = "points to " + target.text();
        if (link.name().bytes().isPresent() || target.bytes().isPresent()) {
            return problem(FileProblem.Kind.POINTS_OUTSIDE, link, pointsTo + ", which could not be looked at");
        }
        try {
            var end = Path.of(place.text()).toRealPath();
            return covers(FolderPath.of(end.toString())) || !hasContent(end)
                    ? Optional.empty()
                    : problem(FileProblem.Kind.POINTS_OUTSIDE, link, pointsTo + ", which this backup does not hold");
        } catch (NoSuchFileException e) {
            return problem(FileProblem.Kind.DANGLING, link, pointsTo + ", where nothing is");
        } catch (IOException | InvalidPathException e) {
            return problem(FileProblem.Kind.POINTS_OUTSIDE, link, pointsTo + ", which could not be looked at");
        }
    }

    /** Devices and such have none that could be lost. */
    private static boolean hasContent(Path place) {
        return Files.isRegularFile(place) || Files.isDirectory(place);
    }

    private static Optional<FileProblem> problem(FileProblem.Kind kind, FileEntry link, String detail) {
        return Optional.of(new FileProblem(kind, link.name().text(), detail));
    }
}
