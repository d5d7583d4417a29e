package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs pg_restore on an archive that comes as a stream.
 *
 * @param title what is restored, for messages
 * @param target where to
 * @param options its options, but for the database
 * @param settings statements that the session begins with
 */
record ProgramRestore(String title, RestoreTarget target, List<String> options, List<String> settings) {
    /** Gives the archive to pg_restore, and closes its input. */
    @FunctionalInterface
    interface Feeding {
        void pass(RunningProcess process) throws IOException, InterruptedException;
    }

    void run(Duration end, Feeding feeding) throws UpkeepException, InterruptedException, IOException {
        if (target.needsOlderScript()) {
            script(end, feeding);
            return;
        }
        var name = DatabaseAddress.nameOnly(target.address().database());
        var command = target.programs().pgRestore().with(options).with("--dbname=" + name);
        try (var process = target.address().handTo(command, settings).start()) {
            process.discardOutput();
            feeding.pass(process);
            var result = process.await(end);
            if (!result.succeeded()) {
                throw SchemaRestore.failure(title, result);
            }
        }
    }

    /** The script goes from one program to the other, while a thread of its own feeds the first. */
    private void script(Duration end, Feeding feeding) throws UpkeepException, InterruptedException, IOException {
        var command = target.programs().pgRestore().with(options).with("--file=-");
        try (var process = target.address().handTo(command).start()) {
            var feeder = new FutureTask<>(() -> {
                feeding.pass(process);
                return null;
            });
            Daemons.named("restore").newThread(feeder).start();
            new ScriptRun(target.programs().psql(), target.address(), settings)
                    .feed(title, OlderServer.understood(process.output()));
            var result = process.await(end);
            if (!result.succeeded()) {
                throw SchemaRestore.failure(title, result);
            }
            await(feeder);
        }
    }

    private static void await(FutureTask<?> feeder) throws IOException, InterruptedException {
        try {
            feeder.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem
                    ? problem
                    : new IOException(
                            "the archive cannot be read: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
