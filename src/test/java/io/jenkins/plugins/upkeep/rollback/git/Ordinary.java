package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An account without rights, for tests that run as root. */
final class Ordinary {
    static final List<String> WORDS = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    static final String NAME = "nobody";

    private Ordinary() {}

    /** Gives a folder with all that is in it to the account. */
    static void give(Path folder) throws Exception {
        Command.of("chown", "-R", "65534:65534", folder.toString()).output(Duration.ofSeconds(10));
    }
}
