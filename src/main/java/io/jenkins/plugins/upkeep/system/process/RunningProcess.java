package io.jenkins.plugins.upkeep.system.process;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that was started. Closing it makes sure that it has ended: TERM first, KILL after five seconds. Not safe for
 * use by several threads, but for {@link #terminate()}.
 */
public final class RunningProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MOST_OUTPUT = 64 << 20;
    private static final int MOST_ERRORS = 16 << 10;

    private final String name;
    private final Process process;
    private final TailCollector errors;

    RunningProcess(String name, Process process, Consumer<String> complaints) {
        this.name = name;
        this.process = process;
        this.errors = TailCollector.of(name, process.getErrorStream(), MOST_ERRORS, new LineSplitter(complaints));
    }

    /**
     * @return the program's process id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * @return whether it still runs
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * @return what the program prints on standard output
     */
    public InputStream output() {
        return process.getInputStream();
    }

    /**
     * @return what the program reads on standard input; close it to end the input
     */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Reads what the program prints on standard output in the background, so that it never waits for a reader. */
    public void discardOutput() {
        TailCollector.of(name, process.getInputStream(), MOST_ERRORS, new LineSplitter(line -> {}));
    }

    /**
     * Waits for the end, once the output has been read.
     *
     * @param timeout how long to wait
     * @return the exit status and the collected standard error
     * @throws UpkeepException when the program did not end in time; it is killed then
     * @throws InterruptedException when this thread is told to stop
     */
    public ProcessResult await(Duration timeout) throws UpkeepException, InterruptedException {
        return await(timeout, "");
    }

    ProcessResult capture(Duration timeout) throws UpkeepException, InterruptedException {
        var collected = TailCollector.of(name, process.getInputStream(), MOST_OUTPUT, new LineSplitter(line -> {}));
        closeInput();
        var result = await(timeout, "");
        return new ProcessResult(name, result.status(), collected.text(), result.errors());
    }

    private ProcessResult await(Duration timeout, String output) throws UpkeepException, InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new UpkeepException(name + ": did not end within " + timeout.toSeconds() + " s and was stopped");
        }
        return new ProcessResult(name, process.exitValue(), output, errors.text());
    }

    /** Asks the program to end (TERM), without waiting. */
    public void terminate() {
        process.destroy();
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The program has ended before it read its input; its exit status tells the story.
            errors.note(e);
        }
    }

    /** Ends the program if it still runs. An interruption is kept for the caller, and shortens nothing but the grace. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            if (!endsWithin(GRACE)) {
                process.destroyForcibly();
                endsWithin(GRACE);
            }
        }
        closeInput();
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads a stream to its end in a thread of its own and keeps its last bytes. */
    private static final class TailCollector {
        private final int most;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final LineSplitter lines;
        private final Thread reader;

        private TailCollector(String name, InputStream stream, int most, LineSplitter lines) {
            this.most = most;
            this.lines = lines;
            reader = new Thread(() -> read(stream), name + " output");
            reader.setDaemon(true);
        }

        static TailCollector of(String name, InputStream stream, int most, LineSplitter lines) {
            var collector = new TailCollector(name, stream, most, lines);
            collector.reader.start();
            return collector;
        }

        private void read(InputStream stream) {
            var buffer = new byte[8192];
            try {
                for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                    keep(buffer, length);
                    lines.add(buffer, length);
                }
                lines.end();
            } catch (IOException e) {
                note(e);
            }
        }

        private synchronized void keep(byte[] buffer, int length) {
            if (kept.size() + length > most) {
                var all = kept.toByteArray();
                var rest = Math.min(all.length, most / 2);
                kept.reset();
                kept.write(all, all.length - rest, rest);
            }
            kept.write(buffer, 0, length);
        }

        void note(IOException problem) {
            if (kept.size() == 0 && problem.getMessage() != null) {
                var text = problem.getMessage().getBytes(StandardCharsets.UTF_8);
                keep(text, text.length);
            }
        }

        String text() throws InterruptedException {
            // A grandchild may keep the pipe open for ever: what it prints after its parent's end is not waited for.
            reader.join(TimeUnit.SECONDS.toMillis(2));
            synchronized (this) {
                return kept.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
