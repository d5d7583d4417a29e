package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds out which version of the service a set belongs to. */
final class ServiceCommit {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ServiceCommit() {}

    /**
     * @param folder the service's folder
     * @return the commit that is checked out there; empty where git is missing, or does not know the folder
     * @throws InterruptedException when this thread was told to stop
     */
    static Optional<String> of(Path folder) throws InterruptedException {
        if (Command.find("git").isEmpty()) {
            return Optional.empty();
        }
        try {
            // Only a name is read, and no program of the repository runs: its owner may be another account.
            var result = Command.of("git", "-c", "safe.directory=*", "rev-parse", "--verify", "--quiet", "HEAD")
                    .forget("GIT_")
                    .in(folder)
                    .run(PATIENCE);
            return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
        } catch (UpkeepException e) {
            // That the version is not known is told by its absence; a backup does not fail for it.
            return Optional.empty();
        }
    }
}
