package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.backup.set.SetFileWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import io.jenkins.plugins.upkeep.system.journal.JournalctlException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The output of journalctl on its way into a set.
 *
 * @param command journalctl with all its arguments
 * @param complaints collects what it says on standard error
 */
record JournalStream(Command command, Complaints complaints) {
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);
    private static final int BLOCK = 64 << 10;

    /**
     * Stores and counts all of it. A thread of its own reads: it may wait long for the next message of a large journal, and
     * only the end of journalctl ends that.
     *
     * @return why it is not whole; empty when nothing is known to be wrong
     */
    Optional<String> pump(SetFileWriter file, JournalCounter counter, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        var process = start();
        var reading = new FutureTask<>(() -> copy(process, file, counter, progress));
        var thread = Daemons.named("journal").newThread(reading);
        try (process) {
            thread.start();
            var fault = reading.get();
            return fault.isPresent() ? fault : ending(process);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            // With its process, the reading has ended too; nobody writes to the file any more.
            thread.join();
        }
    }

    private RunningProcess start() throws JournalctlException {
        try {
            return command.start(complaints::take);
        } catch (UpkeepException e) {
            throw new JournalctlException(e);
        }
    }

    private static Optional<String> copy(
            RunningProcess process, SetFileWriter file, JournalCounter counter, Progress.Stretch progress)
            throws UpkeepException, IOException {
        process.input().close();
        var block = new byte[BLOCK];
        var output = process.output();
        try {
            for (int count = output.read(block); count >= 0; count = output.read(block)) {
                file.write(block, 0, count);
                counter.take(block, 0, count);
                progress.advance(count);
            }
            return Optional.empty();
        } catch (DamagedExportException e) {
            return Optional.of(
                    "its export " + e.getMessage() + "; see 'journalctl --verify', and run the backup again");
        }
    }

    private static Optional<String> ending(RunningProcess process) throws UpkeepException, InterruptedException {
        var result = process.await(LAST_WORDS);
        return result.succeeded()
                ? Optional.empty()
                : Optional.of("is not whole: journalctl ended with status " + result.status()
                        + " before its time; see what ended it, and run the backup again");
    }

    private static UpkeepException failure(Throwable cause) {
        if (cause instanceof UpkeepException expected) {
            return expected;
        }
        return new UpkeepException("journal: its export cannot be read: " + cause.getMessage(), cause);
    }
}
