package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Restores by a pg_restore that is newer than the server and sends a setting that the server does not know. Then pg_restore
 * writes a script, from which that line is taken out, and psql runs it: over one connection, since a script has an order.
 *
 * @param target where to
 * @param archive the archive
 */
record OlderServer(RestoreTarget target, Path archive) {
    private static final String UNKNOWN = "SET transaction_timeout = 0;";

    /** The line before it in what pg_restore writes, by which it is told from the same words in a function's body. */
    private static final String BEFORE = "SET idle_in_transaction_session_timeout = 0;";

    private static final Duration END = Duration.ofMinutes(1);

    void run(String title, List<String> arguments, String database) throws UpkeepException, InterruptedException {
        var command = target.programs().pgRestore().with(arguments).with("--file=-", archive.toString());
        try (var process = target.address().database(database).handTo(command).start()) {
            feed(title, process, database);
            var result = process.await(END);
            if (!result.succeeded()) {
                throw new UpkeepException(title + ": " + result.complaint());
            }
        }
    }

    private void feed(String title, RunningProcess process, String database)
            throws UpkeepException, InterruptedException {
        new ScriptRun(target.programs().psql(), target.address().database(database))
                .feed(title, understood(process.output()));
    }

    static InputStream understood(InputStream script) {
        return new FilteredLines(script, new FilteredLines.Filter() {
            private String last = "";

            @Override
            public boolean keeps(String line) {
                var strange = line.equals(UNKNOWN) && last.equals(BEFORE);
                last = line;
                return !strange;
            }
        });
    }
}
