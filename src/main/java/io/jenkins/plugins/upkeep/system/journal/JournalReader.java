package io.jenkins.plugins.upkeep.system.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Reads messages of a journal with memory that grows neither with their number nor with their length: in the
 * export format, which journalctl writes three times as fast as JSON and which holds any bytes as they are. For one thread, but
 * for {@link #abort()}.
 */
public final class JournalReader {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final int BLOCK = 64 << 10;

    private final JournalSource source;
    private final Complaints complaints;
    private final AtomicReference<RunningProcess> current = new AtomicReference<>();
    private volatile boolean aborted;

    /**
     * @param source the journal
     * @param complaints collects what journalctl says on standard error: where it is not empty, messages may be missing
     */
    public JournalReader(JournalSource source, Complaints complaints) {
        this.source = source;
        this.complaints = complaints;
    }

    /**
     * Reads.
     *
     * @param query which messages
     * @param sink takes each, and says whether it wants more; a few more may come all the same
     * @return whether these were all
     * @throws UpkeepException when journalctl cannot be started, or what it writes is no export
     * @throws InterruptedException when this thread was told to stop
     */
    public boolean read(JournalQuery query, Predicate<JournalEntry> sink) throws UpkeepException, InterruptedException {
        try (var process = start(command(query))) {
            current.set(process);
            requireWanted();
            var entries = new EntryCollector(sink);
            copy(process, entries);
            requireWanted();
            if (entries.wantsMore()) {
                end(process);
            }
            return entries.wantsMore();
        } catch (IOException e) {
            throw new UpkeepException("journal: cannot be read: " + e.getMessage(), e);
        } finally {
            current.set(null);
        }
    }

    private Command command(JournalQuery query) {
        return source.command()
                .with("--output=export")
                .with(query.newestFirst() ? List.of("--reverse") : List.of())
                .with("--output-fields=" + String.join(",", EntryCollector.FIELDS))
                .with("--since=@" + query.since().getEpochSecond())
                .with(query.arguments());
    }

    private RunningProcess start(Command command) throws JournalctlException {
        try {
            return command.start(complaints::take);
        } catch (UpkeepException e) {
            throw new JournalctlException(e);
        }
    }

    private void copy(RunningProcess process, EntryCollector entries) throws IOException, InterruptedException {
        process.input().close();
        var reader = new ExportReader(entries);
        var block = new byte[BLOCK];
        var output = process.output();
        for (int count = output.read(block); count >= 0 && entries.wantsMore(); count = output.read(block)) {
            requireWanted();
            reader.take(block, 0, count);
        }
        if (entries.wantsMore()) {
            reader.end();
        }
    }

    private void requireWanted() throws InterruptedException {
        if (aborted || Thread.interrupted()) {
            throw new InterruptedException("journal: told to stop");
        }
    }

    private void end(RunningProcess process) throws UpkeepException, InterruptedException {
        var result = process.await(LAST_WORDS);
        if (!result.succeeded() && complaints.lines().isEmpty()) {
            complaints.take("ended with status " + result.status() + " before its time");
        }
    }

    /** Ends a read under way and those to come, from another thread: journalctl may look long for the next message. */
    public void abort() {
        aborted = true;
        Optional.ofNullable(current.get()).ifPresent(RunningProcess::terminate);
    }
}
