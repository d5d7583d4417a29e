package io.jenkins.plugins.upkeep.backup.files;

import java.util.List;

/**
 * One named group of files and folders that belong into a backup.
 *
 * @param name what the group is called in the set and in reports
 * @param paths files and folders: relative to the folder of upkeep.yaml, or absolute; an absolute one is stored without
 *     its leading slash
 */
public record FilesPart(String name, List<String> paths) {
    /**
     * @throws IllegalArgumentException when a path is empty, is the root folder, holds {@code ..} or a zero byte, or when a
     *     relative and an absolute path would be stored under the same name
     */
    public FilesPart {
        paths = paths.stream().distinct().toList();
        for (var path : paths) {
            requireStorable(name, path);
        }
        requireDisjoint(name, paths);
    }

    private static void requireStorable(String name, String path) {
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "files part " + name + ": a path is empty or holds a zero byte; name a file");
        }
        if (isAbsolute(path) && FolderPath.of(path).names().isEmpty()) {
            throw new IllegalArgumentException(
                    "files part " + name + ": " + path + " is the whole machine; name what is wanted of it");
        }
        if (List.of(path.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException(
                    "files part " + name + ": " + path + " holds '..'; write the absolute path instead");
        }
    }

    private static void requireDisjoint(String name, List<String> paths) {
        var relatives = paths.stream().filter(path -> !isAbsolute(path)).toList();
        for (var absolute : paths.stream().filter(FilesPart::isAbsolute).toList()) {
            var other = relatives.stream()
                    .filter(relative -> overlap(FolderPath.of(absolute), FolderPath.of("/" + relative)))
                    .findFirst();
            if (other.isPresent()) {
                throw new IllegalArgumentException("files part " + name + ": " + absolute + " and " + other.get()
                        + " would be stored under one name; put them in two parts");
            }
        }
    }

    private static boolean overlap(FolderPath one, FolderPath other) {
        return one.holds(other) || other.holds(one);
    }

    static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }
}
