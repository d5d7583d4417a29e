package io.jenkins.plugins.upkeep.traffic.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files that are read under another name, which a link gave them, or were, until their rotation took it from them. The other name
 * may be such as a new log could have. For one thread.
 */
final class Renamed {
    private Set<Object> keys = Set.of();

    /**
     * Looks at all names that are not followed at this moment.
     *
     * @param names the names
     * @param isRead whether the file of a key is being read under another name
     * @return the names without those of files that are read so, or were; of two of the same file the first
     */
    List<Path> leftOut(List<Path> names, Predicate<Object> isRead) {
        var others = new ArrayList<Path>();
        var seen = new HashSet<Object>();
        var taken = new HashSet<Object>();
        for (var name : names) {
            var key = key(name).filter(one -> keys.contains(one) || isRead.test(one) || !taken.add(one));
            key.ifPresentOrElse(seen::add, () -> others.add(name));
        }
        // The key of a file that is gone may be that of a new one.
        keys = seen;
        return others;
    }

    /** None for what cannot be looked at: who opens it is told why. */
    private static Optional<Object> key(Path name) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(name, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
