package io.jenkins.plugins.upkeep.backup.files;

import java.nio.file.Path;
import java.util.List;

/** Knows which places of the file system a files part covers. */
final class ArchivedPaths {
    private final String base;
    private final List<String> absolute;
    private final List<FolderPath> roots;

    ArchivedPaths(FilesPart part, Path base) {
        this.base = base.toAbsolutePath().toString();
        this.absolute = part.paths().stream().filter(FilesPart::isAbsolute).toList();
        this.roots = part.paths().stream()
                .map(path -> FolderPath.of(FilesPart.isAbsolute(path) ? path : this.base + "/" + path))
                .toList();
    }

    /** Whether a symbolic link leads out of what is archived; the links on its way are not followed. */
    boolean leavesBy(FileEntry link) {
        var target =
                place(link.name().text()).sibling(link.target().orElseThrow().text());
        return roots.stream().noneMatch(root -> root.holds(target));
    }

    private FolderPath place(String stored) {
        var fromRoot = FolderPath.of("/" + stored);
        return absolute.stream().anyMatch(path -> FolderPath.of(path).holds(fromRoot))
                ? fromRoot
                : FolderPath.of(base + "/" + stored);
    }
}
