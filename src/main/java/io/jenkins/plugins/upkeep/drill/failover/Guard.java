package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A small process beside this one that starts the primary again when this one is killed. It has a session of its own. When it
 * is killed as well, the note on the disk is left, and the next run starts the primary.
 */
final class Guard {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            while read -r word; do
                if [ "$word" = done ]; then exit 0; fi
            done
            trap - HUP INT TERM
            exec "$@" >/dev/null 2>&1
            """;

    private final RunningProcess process;

    private Guard(RunningProcess process) {
        this.process = process;
    }

    static Guard over(ServiceCommand start) throws UpkeepException {
        var process = start.within(SCRIPT).start();
        process.discardOutput();
        return new Guard(process);
    }

    /** Nothing is left for it to do. */
    void release() {
        try (var input = process.input()) {
            input.write("done\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It was killed: then it starts nothing either.
            process.terminate();
        }
    }
}
