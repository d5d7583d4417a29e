package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;

/** A process that has started a service as a drill does, and is killed by a test. */
final class ApplicationHolder {
    private ApplicationHolder() {}

    public static void main(String... words) throws UpkeepException, IOException {
        var folder = Path.of(words[0]);
        var command = SmallService.withStray(Integer.parseInt(words[1]), folder);
        try (var process = ApplicationProcess.start(command, System.getenv(), folder)) {
            System.in.read();
            System.out.println(process.isAlive());
        }
    }
}
