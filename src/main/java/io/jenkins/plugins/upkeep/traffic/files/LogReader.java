package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.traffic.format.LogFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads files of a log once, in memory that does not grow with them.
 *
 * @param format how their lines are written
 * @param period the time that counts
 * @param progress where it shows how far it is
 */
public record LogReader(LogFormat format, Period period, Progress progress) {
    private static final int MOST_THREADS = 4;

    /**
     * What was read.
     *
     * @param counters one for each thread
     * @param reading how it went
     * @param <C> what counts the lines
     */
    public record Result<C>(List<C> counters, Reading reading) {
        public Result {
            counters = List.copyOf(counters);
        }
    }

    /**
     * Reads by several threads, in no order of lines.
     *
     * @param files the files
     * @param counters makes a counter for each thread
     * @throws InterruptedException when this thread was told to stop
     */
    public <C extends LineCounter> Result<C> read(LogFiles files, Supplier<C> counters)
            throws UpkeepException, InterruptedException {
        var threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        return read(files, Piece.of(files.files()), threads, counters);
    }

    /**
     * Reads by one thread, file by file, the oldest first.
     *
     * @param files the files
     * @param counter counts the lines
     * @throws InterruptedException when this thread was told to stop
     */
    public Reading readInOrder(LogFiles files, LineCounter counter) throws UpkeepException, InterruptedException {
        return read(files, Piece.whole(files.files()), 1, () -> counter).reading();
    }

    private <C extends LineCounter> Result<C> read(
            LogFiles files, List<Piece> pieces, int threads, Supplier<C> counters)
            throws UpkeepException, InterruptedException {
        var made = Collections.synchronizedList(new ArrayList<C>());
        var workers = Collections.synchronizedList(new ArrayList<LogWorker>());
        try (var stretch = progress.begin("read access logs", files.size(), Unit.BYTES)) {
            Workers.run("access logs", threads, pieces, () -> {
                var counter = counters.get();
                made.add(counter);
                var worker = new LogWorker(format, counter, period, stretch);
                workers.add(worker);
                return worker;
            });
        }
        var reading = new Reading();
        workers.forEach(worker -> reading.add(worker.reading()));
        return new Result<>(made, reading);
    }
}
