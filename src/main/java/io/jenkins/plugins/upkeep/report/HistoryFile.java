package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.files.QueueLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** The file in a report's folder that remembers earlier runs, one line of JSON each. It is small whatever happens. */
public final class HistoryFile {
    /** Its name in the report's folder. */
    public static final String FILE_NAME = "history.jsonl";

    /** The size of a file, in bytes, that is no history of ours. */
    public static final long MOST_BYTES = 8L << 20;

    private static final String LOCK_NAME = ".history.lock";

    /** Adding a run takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HistoryFile() {}

    /**
     * @param folder a report's folder
     * @return the runs in the file; none where there is no file, and without lines that cannot be understood, which may come of a
     *     later version or of a disk that was full
     * @throws UpkeepException when the file is there and cannot be read
     */
    public static History read(Path folder) throws UpkeepException {
        return look(folder).history();
    }

    /**
     * What is in a file.
     *
     * @param history the runs
     * @param damaged how many lines cannot be understood
     */
    record Content(History history, long damaged) {}

    static Content look(Path folder) throws UpkeepException {
        var file = folder.resolve(FILE_NAME);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UpkeepException(file + ": is larger than any history; move it away, a new one is made then");
            }
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            var history = parse(text);
            return new Content(history, text.lines().count() - history.runs().size());
        } catch (NoSuchFileException e) {
            return new Content(History.none(), 0);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + FileTrouble.reason(e) + "); check the folder's rights", e);
        }
    }

    /**
     * @param text the lines of a file
     * @return the runs in them
     */
    public static History parse(String text) {
        return new History(text.lines().flatMap(line -> run(line).stream()).toList());
    }

    /** The text of a history, a line for each run. The oldest are left out where it would be too large to be read again. */
    public static String text(History history) {
        var lines = new ArrayDeque<String>();
        var bytes = 0L;
        for (int at = history.runs().size() - 1; at >= 0 && bytes <= MOST_BYTES; at--) {
            var line = line(history.runs().get(at));
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            lines.addFirst(line);
        }
        if (bytes > MOST_BYTES) {
            lines.removeFirst();
        }
        return String.join("", lines);
    }

    /**
     * Adds a run to the file. Of several processes that do so at once none loses what another one adds.
     *
     * @param folder a report's folder
     * @param report the run's report
     * @throws UpkeepException when the folder does not take it
     */
    public static void add(Path folder, Report report) throws UpkeepException {
        add(folder, report, PATIENCE);
    }

    @SuppressWarnings("try") // The lock is held, not used.
    static void add(Path folder, Report report, Duration patience) throws UpkeepException {
        try (var lock = held(folder, patience)) {
            var longer = read(folder).with(EarlierRun.of(report));
            AtomicFile.write(folder.resolve(FILE_NAME), text(longer));
        } catch (IOException e) {
            throw new UpkeepException(folder + ": its lock cannot be given back (" + e + "); check the disk", e);
        }
    }

    /** Where no lock is to be had at all, the run is worth more than its order. */
    private static Closeable held(Path folder, Duration patience) throws UpkeepException {
        Optional<ProcessLock> lock;
        try {
            Files.createDirectories(folder);
            lock = QueueLock.take(folder.resolve(LOCK_NAME), patience);
        } catch (IOException e) {
            return () -> {};
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpkeepException(folder.resolve(FILE_NAME) + ": was not written, told to stop meanwhile", e);
        }
        return lock.orElseThrow(() -> new UpkeepException(folder.resolve(FILE_NAME)
                + ": another process holds " + LOCK_NAME + " beside it for " + patience.toSeconds()
                + " s; see which one hangs (fuser), this run is not remembered"));
    }

    private static Optional<EarlierRun> run(String line) {
        try {
            return Optional.ofNullable(ReportMapper.MAPPER.readValue(line, EarlierRun.class))
                    .filter(run -> run.service() != null && run.started() != null && run.status() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String line(EarlierRun run) {
        try {
            return ReportMapper.MAPPER.writeValueAsString(run) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
