package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.process.Apart;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * One run of a program whose output goes to a file: a service that it leaves behind may go on writing, and a pipe would then keep us
 * waiting, or end the service when it breaks.
 *
 * @param words the program and its arguments
 * @param log the file
 * @param timeout how long it may take
 */
record Program(List<String> words, Path log, Duration timeout) {
    private static final int TAIL = 16 << 10;
    private static final long MOST_OUTPUT = 64L << 20;
    private static final long PAUSE = 20;

    Program {
        words = List.copyOf(words);
    }

    /**
     * How it ended.
     *
     * @param status its exit status
     * @param tail the end of what it printed
     */
    record Ending(int status, String tail) {
        boolean isGood() {
            return status == 0;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param surroundings sets its environment and its folder
     * @return how it ended
     * @throws UpkeepException when it cannot be started, or does not end in time; all that it started is ended then
     * @throws InterruptedException when this thread was told to stop; all that it started is ended then
     */
    Ending run(UnaryOperator<Command> surroundings) throws UpkeepException, InterruptedException {
        return run(surroundings, pid -> {});
    }

    private Ending run(UnaryOperator<Command> surroundings, LongConsumer started)
            throws UpkeepException, InterruptedException {
        var command = Apart.command(words, log);
        try (var process = surroundings.apply(command).start()) {
            started.accept(process.pid());
            process.discardOutput();
            return new Ending(await(process), tail());
        }
    }

    /**
     * Runs it as {@link #run} does, and ends whatever it leaves behind in its session.
     *
     * @param surroundings sets its environment and its folder
     * @return how it ended
     * @throws UpkeepException as {@link #run} does
     * @throws InterruptedException when this thread was told to stop
     */
    Ending runAlone(UnaryOperator<Command> surroundings) throws UpkeepException, InterruptedException {
        var session = new AtomicLong();
        try {
            return run(surroundings, session::set);
        } finally {
            if (session.get() > 0) {
                new Leftovers(session.get()).end();
            }
        }
    }

    private int await(RunningProcess process) throws UpkeepException, InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() - end < 0 && !isTooLong()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            endAll(process);
            throw e;
        }
        if (!process.isAlive()) {
            return process.await(timeout).status();
        }
        var reason = isTooLong()
                ? "printed more than " + (MOST_OUTPUT >> 20) + " MiB and was ended; have it print less"
                : "did not end within " + timeout.toSeconds()
                        + " s and was ended; see what it waits for, or give it more time";
        endAll(process);
        throw new UpkeepException(name() + ": " + reason);
    }

    String name() {
        return words.get(0);
    }

    private boolean isTooLong() {
        try {
            return Files.exists(log) && Files.size(log) > MOST_OUTPUT;
        } catch (IOException e) {
            return false;
        }
    }

    private static void endAll(RunningProcess process) {
        var children = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        children.forEach(ProcessHandle::destroy);
        process.close();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private String tail() throws UpkeepException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            var bytes = new byte[(int) Math.min(TAIL, file.length())];
            var length = Math.max(0, file.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(
                    log + ": cannot be read (" + FileTrouble.reason(e) + "); check the folder's rights", e);
        }
    }
}
