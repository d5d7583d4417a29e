package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operating system's user that runs a server in place of root, which PostgreSQL refuses.
 *
 * @param user postgres or, where there is none, nobody
 * @param group its primary group
 */
record ServerAccount(String user, String group) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The account to change to; empty when this process does not run as root and need not change. */
    static Optional<ServerAccount> ifRoot() throws UpkeepException, InterruptedException {
        var number = Command.of("id", "-u").output(PATIENCE).strip();
        return number.equals("0") ? Optional.of(find()) : Optional.empty();
    }

    private static ServerAccount find() throws UpkeepException, InterruptedException {
        if (Command.find("setpriv").isEmpty()) {
            throw new UpkeepException("setpriv: missing, and PostgreSQL does not run as root;"
                    + " install it (apt-get install util-linux) or run as another user");
        }
        for (var user : List.of("postgres", "nobody")) {
            var answer = Command.of("id", "-gn", user).run(PATIENCE);
            if (answer.succeeded()) {
                return new ServerAccount(user, answer.output().strip());
            }
        }
        throw new UpkeepException(
                "user postgres: missing, and PostgreSQL does not run as root; add it (useradd postgres)");
    }

    /** The words to put before a command line that shall run as this user. */
    List<String> words() {
        return List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--init-groups");
    }

    void own(Path path) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    /** Lets the user's group have what the permissions give to a group. */
    void share(Path path) throws IOException {
        var principal = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
        Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(principal);
    }
}
