package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * Runs a script by psql, which stops at the first error.
 *
 * @param psql psql
 * @param address the database
 * @param settings the settings of its session, each a name, {@code =} and a value
 */
record ScriptRun(Command psql, DatabaseAddress address, List<String> settings) {
    private static final Duration END = Duration.ofHours(1);

    ScriptRun(Command psql, DatabaseAddress address) {
        this(psql, address, List.of());
    }

    /**
     * Feeds a script to psql.
     *
     * @param title what the script does, for messages
     * @param script the script; read to its end, not closed
     * @throws UpkeepException when psql stops at an error
     * @throws InterruptedException when this thread was told to stop
     */
    void feed(String title, InputStream script) throws UpkeepException, InterruptedException {
        var command = psql.with("--output=/dev/null", "--file=-");
        try (var process = address.handTo(command, settings).start()) {
            var broken = pass(script, process);
            var result = process.await(END);
            if (!result.succeeded() || broken != null) {
                throw new UpkeepException(title + ": " + result.complaint());
            }
        }
    }

    /** Gives the failure of a pipe that psql closed early, whose reason psql says itself. */
    private static IOException pass(InputStream script, RunningProcess process) {
        try (var input = process.input()) {
            script.transferTo(input);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
