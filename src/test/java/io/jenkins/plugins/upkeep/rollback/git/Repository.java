package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real repository of a test, and a second pair of hands in it. */
record Repository(Path folder, List<String> user, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** An empty one with the branch main. */
    static Repository at(Path folder) throws Exception {
        Files.createDirectories(folder);
        var repository = new Repository(folder, List.of(), Map.of());
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** The same folder, with git run behind other words: as another user. */
    Repository behind(List<String> words) {
        return new Repository(folder, words, environment);
    }

    Repository with(String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new Repository(folder, user, more);
    }

    Command command(String... words) {
        var command = Command.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org")
                .with("-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false", "-c", "safe.directory=*")
                .with(words)
                .forget("GIT_")
                .in(folder);
        for (var variable : environment.entrySet()) {
            command = command.environment(variable.getKey(), variable.getValue());
        }
        return user.isEmpty() ? command : command.behind(user);
    }

    String git(String... words) throws UpkeepException, InterruptedException {
        return command(words).output(PATIENCE).strip();
    }

    ProcessResult run(String... words) throws UpkeepException, InterruptedException {
        return command(words).run(PATIENCE);
    }

    Path write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    boolean has(String path) {
        return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Commits all that there is. */
    String commit(String message) throws Exception {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message", message);
        return git("rev-parse", "HEAD");
    }

    /** Writes a file and commits all that there is. */
    String commit(String path, String content) throws Exception {
        write(path, content);
        return commit(path + " changes");
    }

    /** All files but git's own, with their contents and rights, so that two states can be compared. */
    Map<String, String> tree() throws IOException {
        var tree = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (var file : all.filter(path -> !isGits(path)).toList()) {
                tree.put(folder.relativize(file).toString(), content(file));
            }
        }
        return tree;
    }

    private boolean isGits(Path path) {
        for (var part : folder.relativize(path)) {
            if (part.toString().equals(".git")) {
                return true;
            }
        }
        return false;
    }

    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link to " + Files.readSymbolicLink(file);
        }
        if (Files.isDirectory(file)) {
            return "folder";
        }
        return (Files.isExecutable(file) ? "x" : "-") + Files.readString(file);
    }

    GitFolder open() throws UpkeepException, InterruptedException {
        return GitFolder.open(folder);
    }

    List<String> critical(String word) throws UpkeepException, InterruptedException {
        var git = open();
        var seen = new ArrayList<String>();
        for (var finding : git.obstacles(git.resolve(word))) {
            if (finding.severity() == io.jenkins.plugins.upkeep.report.Severity.CRITICAL) {
                seen.add(finding.subject() + " " + finding.seen());
            }
        }
        return seen;
    }
}
