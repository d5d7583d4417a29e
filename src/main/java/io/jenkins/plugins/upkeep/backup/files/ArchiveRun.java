package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** One run of tar with the two threads beside it: one gives it the names, one reads the evidence out of its output. */
final class ArchiveRun implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    private final FilesPart part;
    private final RunningProcess tar;
    private final BlockPipe pipe = new BlockPipe();
    private final ExecutorService threads;
    private final Future<FileTotals> evidence;
    private ProcessResult result;

    ArchiveRun(FilesPart part, RunningProcess tar, EvidenceCollector collector) {
        this.part = part;
        this.tar = tar;
        this.threads = Executors.newFixedThreadPool(2, task -> thread(part, task));
        this.evidence = threads.submit(() -> collector.collect(pipe.reader()));
    }

    private static Thread thread(FilesPart part, Runnable task) {
        var thread = new Thread(task, "files part " + part.name());
        thread.setDaemon(true);
        return thread;
    }

    void feed(List<ArchiveRoot> roots) {
        threads.execute(() -> {
            try (var input = tar.input()) {
                for (var root : roots) {
                    input.write((root.name() + "\0").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // Tar ended before it had read all names, and its exit status tells why.
                return;
            }
        });
    }

    FileTotals pump(OutputStream target, LongConsumer progress)
            throws UpkeepException, IOException, InterruptedException {
        if (copy(target, progress)) {
            pipe.end();
            result = tar.await(LAST_WORDS);
        }
        try {
            return totals();
        } catch (DamagedArchiveException e) {
            if (result == null || result.succeeded()) {
                throw e;
            }
            // When tar itself broke off, the damage only follows from that.
            throw ArchiveOutcome.brokenOff(part, result, e);
        }
    }

    private boolean copy(OutputStream target, LongConsumer progress) throws IOException, InterruptedException {
        var buffer = new byte[BlockPipe.BLOCK_SIZE];
        var output = tar.output();
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            target.write(buffer, 0, count);
            progress.accept(count);
            if (!pipe.write(buffer, count)) {
                return false;
            }
        }
        return true;
    }

    private FileTotals totals() throws IOException, InterruptedException {
        try {
            return evidence.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("files part " + part.name() + ": its evidence could not be read", e);
        }
    }

    ProcessResult result() {
        return result;
    }

    /** Ends tar and the threads: when this returns, nobody writes to the listing any more. */
    @Override
    public void close() {
        threads.shutdownNow();
        tar.close();
        try {
            threads.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
