package io.jenkins.plugins.upkeep.backup.files;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute path as text, with {@code .} and {@code ..} taken away. It is no {@link java.nio.file.Path}, because that
 * cannot hold each name when this process runs in an ASCII locale.
 *
 * @param names the path's names from the root on
 */
record FolderPath(List<String> names) {
    static FolderPath of(String path) {
        var names = new ArrayList<String>();
        for (var name : path.split("/", -1)) {
            if (name.equals("..")) {
                dropLast(names);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new FolderPath(List.copyOf(names));
    }

    private static void dropLast(List<String> names) {
        if (!names.isEmpty()) {
            names.remove(names.size() - 1);
        }
    }

    /** Whether the other path is this one or lies below it. */
    boolean holds(FolderPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }

    /** The names that lead from this path to one that it holds. */
    List<String> below(FolderPath held) {
        return held.names.subList(names.size(), held.names.size());
    }

    String text() {
        return "/" + String.join("/", names);
    }

    /** Where a link that lies beside this path's last name points to. */
    FolderPath sibling(String target) {
        return of(target.startsWith("/") ? target : text() + "/../" + target);
    }
}
