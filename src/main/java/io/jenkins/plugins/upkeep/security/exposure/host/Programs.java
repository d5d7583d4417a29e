package io.jenkins.plugins.upkeep.security.exposure.host;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of this machine that tell of its network. */
@FunctionalInterface
public interface Programs {
    /**
     * Runs a program to its end.
     *
     * @param name its name
     * @param arguments its arguments
     * @return how it ended; empty when it is not installed
     * @throws UpkeepException when it did not end in time
     * @throws InterruptedException when this thread is told to stop
     */
    Optional<ProcessResult> run(String name, String... arguments) throws UpkeepException, InterruptedException;

    /**
     * Those that are installed, also where the PATH of an ordinary user does not lead.
     *
     * @param timeout after which each is ended
     * @return the programs
     */
    static Programs installed(Duration timeout) {
        return (name, arguments) -> {
            var program = find(name);
            return program.isPresent()
                    ? Optional.of(Command.of(program.get(), arguments).run(timeout))
                    : Optional.empty();
        };
    }

    private static Optional<Path> find(String name) {
        var further = Stream.of("/usr/sbin", "/sbin", "/usr/local/sbin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .toList();
        return Stream.concat(Command.find(name).stream(), further.stream()).findFirst();
    }

    /**
     * @return programs of which none is installed
     */
    static Programs none() {
        return (name, arguments) -> Optional.empty();
    }
}
