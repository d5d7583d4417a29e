package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The way from a path to the place that it means, as Linux walks it.
 *
 * @param links the symbolic links on the way, in the order in which they are met
 * @param end the place that is meant, whether or not something is there
 */
record LinkTrail(List<Link> links, Path end) {
    private static final int MOST_LINKS = 40;

    /**
     * A link as it was when the way was walked; it may be another one soon.
     *
     * @param place where it really is
     * @param target what it says
     */
    record Link(Path place, Path target) {}

    static LinkTrail of(Path absolute) throws IOException {
        var links = new ArrayList<Link>();
        var ahead = new ArrayDeque<Path>();
        absolute.forEach(ahead::add);
        var place = absolute.getRoot();
        while (!ahead.isEmpty()) {
            place = step(place, ahead.pop());
            if (Files.isSymbolicLink(place)) {
                var link = new Link(place, Files.readSymbolicLink(place));
                links.add(link);
                requireFew(links, absolute);
                place = follow(link, ahead);
            }
        }
        return new LinkTrail(List.copyOf(links), place);
    }

    private static Path step(Path place, Path name) {
        return switch (name.toString()) {
            case "", "." -> place;
            case ".." -> place.getParent() == null ? place : place.getParent();
            default -> place.resolve(name);
        };
    }

    private static void requireFew(List<Link> links, Path absolute) throws FileSystemLoopException {
        if (links.size() > MOST_LINKS) {
            throw new FileSystemLoopException(absolute.toString());
        }
    }

    /** Puts the names of a link's target before the others, and gives the place that they start from. */
    private static Path follow(Link link, Deque<Path> ahead) {
        var target = link.target();
        for (int index = target.getNameCount() - 1; index >= 0; index--) {
            ahead.push(target.getName(index));
        }
        return target.isAbsolute() ? target.getRoot() : link.place().getParent();
    }

    /** Whether the way leads to what holds everything around it: the root folder, or a folder that one of its links is in. */
    boolean leadsUp() {
        return end.getNameCount() == 0
                || links.stream().anyMatch(link -> link.place().startsWith(end));
    }
}
