package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Looks what a part's paths mean. A path that is there is archived under its own name. One that leads over symbolic links
 * is archived as these links, and what they lead to under the name of its real place; so a restored release folder looks
 * as it was, and no file is ever restored through a link.
 */
final class ConfiguredPaths {
    private final Path base;
    private final FileProblems problems;
    private final ArchiveRoots roots;

    private ConfiguredPaths(Path base, FileProblems problems) {
        this.base = base;
        this.problems = problems;
        this.roots = new ArchiveRoots(problems);
    }

    static List<ArchiveRoot> roots(FilesPart part, Path base, FileProblems problems) throws IOException {
        var paths = new ConfiguredPaths(base.toRealPath(), problems);
        for (var path : part.paths()) {
            paths.add(path);
        }
        return paths.roots.distinct();
    }

    private void add(String path) {
        try {
            var trail = LinkTrail.of(base.resolve(path));
            if (isAcceptable(path, trail)) {
                addLinks(path, trail);
                addEnd(path, trail);
            }
        } catch (FileSystemLoopException e) {
            problem(FileProblem.Kind.MISSING, path, "is a symbolic link that leads in a circle; correct the link");
        } catch (IOException | InvalidPathException e) {
            // What cannot be looked at from here, tar will name with the true reason.
            addAsNamed(path);
        }
    }

    private boolean isAcceptable(String path, LinkTrail trail) {
        if (trail.links().isEmpty()) {
            return true;
        }
        if (trail.leadsUp() || isAboveBase(trail.end())) {
            problem(
                    FileProblem.Kind.REFUSED,
                    path,
                    "leads by a symbolic link to " + trail.end()
                            + ", a folder above; name that folder itself when all of it is wanted");
            return false;
        }
        if (!isText(trail.end())
                || !trail.links().stream().allMatch(link -> isText(link.place().resolve(link.target())))) {
            problem(FileProblem.Kind.REFUSED, path, "leads over a name that is not UTF-8; name the folder around it");
            return false;
        }
        return true;
    }

    private boolean isAboveBase(Path place) {
        return base.startsWith(place) && !base.equals(place);
    }

    private static boolean isText(Path path) {
        return Path.of(path.toString()).equals(path);
    }

    private void addLinks(String path, LinkTrail trail) {
        for (var link : trail.links()) {
            var place = FolderPath.of(link.place().toString());
            var target = Optional.of(link.target().toString());
            roots.add(path, new ArchiveRoot(name(path, link.place()), place, target));
        }
    }

    private void addEnd(String path, LinkTrail trail) throws IOException {
        if (trail.links().isEmpty()) {
            addPlain(path, trail.end());
        } else {
            addFollowed(path, trail.end());
        }
    }

    private void addPlain(String path, Path end) throws IOException {
        if (exists(end)) {
            addAsNamed(path);
        } else {
            problem(FileProblem.Kind.MISSING, path, "does not exist; correct the path or take it out of the part");
        }
    }

    private void addFollowed(String path, Path end) {
        var seen = "leads by a symbolic link to " + end;
        try {
            if (!exists(end)) {
                problem(FileProblem.Kind.MISSING, path, seen + ", which does not exist; correct the link or the path");
                return;
            }
        } catch (IOException e) {
            problem(FileProblem.Kind.UNREADABLE, path, seen + ", which cannot be looked at; let this user read it");
            return;
        }
        var root = new ArchiveRoot(name(path, end), FolderPath.of(end.toString()), Optional.empty());
        roots.add(path, root);
        problem(
                FileProblem.Kind.FOLLOWED,
                path,
                seen + "; archived as " + root.stored().text().substring(1));
    }

    private void addAsNamed(String path) {
        var place = FilesPart.isAbsolute(path) ? path : base + "/" + path;
        roots.add(path, new ArchiveRoot(path, FolderPath.of(place), Optional.empty()));
    }

    /** A place is named as the path that led there is: relative to the base when it can be. */
    private String name(String path, Path place) {
        return FilesPart.isAbsolute(path) || !place.startsWith(base) || place.equals(base)
                ? place.toString()
                : base.relativize(place).toString();
    }

    private static boolean exists(Path place) throws IOException {
        try {
            Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void problem(FileProblem.Kind kind, String path, String detail) {
        problems.add(new FileProblem(kind, path, detail));
    }
}
