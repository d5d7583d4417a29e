package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A submodule of a commit.
 *
 * @param name its name in .gitmodules
 * @param path its path in the work tree
 * @param commit the commit that it must have
 */
record Submodule(String name, String path, String commit) {
    /** The submodules of a commit. */
    static List<Submodule> of(Git git, String commit) throws UpkeepException, InterruptedException {
        var said = git.look(
                "config", "--blob", commit + ":.gitmodules", "--null", "--get-regexp", "^submodule\\..*\\.path$");
        if (!said.succeeded() || said.output().isEmpty()) {
            return List.of();
        }
        var names = new HashMap<String, String>();
        for (var entry : said.output().split("\0", -1)) {
            var parts = entry.split("\n", 2);
            if (parts.length == 2) {
                names.put(parts[1], parts[0].substring("submodule.".length(), parts[0].length() - ".path".length()));
            }
        }
        return found(git, commit, names);
    }

    /** Only what the commit itself calls a submodule is one; a path that it has not is never looked at. */
    private static List<Submodule> found(Git git, String commit, Map<String, String> names)
            throws UpkeepException, InterruptedException {
        var all = new ArrayList<Submodule>();
        var arguments = new ArrayList<>(List.of("ls-tree", "-z", commit, "--"));
        arguments.addAll(names.keySet().stream().sorted().toList());
        git.records(
                record -> {
                    var parts = record.split("[ \t]", 4);
                    var path = Git.shown(parts[3]);
                    if (parts[0].equals("160000") && names.containsKey(path)) {
                        all.add(new Submodule(names.get(path), path, parts[2]));
                    }
                },
                arguments.toArray(String[]::new));
        return List.copyOf(all);
    }

    /** Whether its files are in the work tree. */
    boolean isFilled(Git git) {
        return Files.exists(git.folder().resolve(path).resolve(".git"));
    }

    /** Its repository where it is not filled: git keeps it for the next time. */
    Optional<Path> kept(Path gitDir) {
        var modules = gitDir.resolve("modules").normalize();
        var place = modules.resolve(name).normalize();
        return place.startsWith(modules) && Files.exists(place.resolve("HEAD")) ? Optional.of(place) : Optional.empty();
    }

    /** Whether it can be filled without the network. */
    boolean isHere(Git git, Path gitDir) {
        return isFilled(git) || kept(gitDir).isPresent();
    }
}
