package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The account that git runs as. Root works on another's tree as that other: the files that git writes then belong to
 * whom they belonged to before, git has no reason to distrust the folder's owner, and the programs that a repository's own
 * settings name (filters, gpg) get no more rights than their owner has. Everybody else runs git as themselves.
 *
 * @param words what stands in front of git: nothing, or the program that changes the account
 * @param environment what the account's programs look for: its home
 * @param name the account's name, or its number where it has no name; empty for oneself
 */
record Account(List<String> words, Map<String, String> environment, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Account {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Account self() {
        return new Account(List.of(), Map.of(), "");
    }

    /** The account for a folder. */
    static Account of(Path folder) throws UpkeepException, InterruptedException {
        var owner = number(folder, "unix:uid");
        if (owner == 0 || number(Path.of("/proc/self"), "unix:uid") != 0) {
            return self();
        }
        if (Command.find("setpriv").isEmpty()) {
            throw new UpkeepException(folder + ": belongs to another account (" + owner
                    + "), and setpriv, which lets root work as that account, is not installed; install util-linux, or"
                    + " run Upkeep as that account");
        }
        var entry = Command.of("getent", "passwd", Integer.toString(owner)).run(PATIENCE);
        var fields = entry.output().strip().split(":", -1);
        return entry.succeeded() && fields.length == 7
                ? named(owner, fields)
                : nameless(owner, number(folder, "unix:gid"));
    }

    private static Account named(int owner, String[] fields) {
        var words = List.of("setpriv", "--reuid=" + owner, "--regid=" + fields[3], "--init-groups", "--");
        return new Account(words, home(fields[5], fields[0]), fields[0]);
    }

    private static Account nameless(int owner, int group) {
        var words = List.of("setpriv", "--reuid=" + owner, "--regid=" + group, "--clear-groups", "--");
        return new Account(words, home("/", Integer.toString(owner)), Integer.toString(owner));
    }

    private static Map<String, String> home(String folder, String name) {
        return Map.of("HOME", folder, "USER", name, "LOGNAME", name);
    }

    private static int number(Path file, String attribute) throws UpkeepException {
        try {
            return (Integer) Files.getAttribute(file, attribute);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": its owner cannot be read (" + FileTrouble.reason(e) + "); check the folder's rights", e);
        }
    }

    boolean isSelf() {
        return words.isEmpty();
    }

    /** Lets a command run as this account. */
    Command take(Command command) {
        if (isSelf()) {
            return command;
        }
        var taken = command.behind(words).forget("XDG_").forget("TMPDIR");
        for (var variable : environment.entrySet()) {
            taken = taken.environment(variable.getKey(), variable.getValue());
        }
        return taken;
    }
}
