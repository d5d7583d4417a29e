package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Job;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The reports of all builds of a job, one line of JSON each, in the job's folder: so that pages and metrics do not load
 * builds. Safe for use by several threads.
 */
public final class JobHistory {
    private final Path file;

    JobHistory(Path file) {
        this.file = file;
    }

    /** The history of a job. */
    public static JobHistory of(Job<?, ?> job) {
        return new JobHistory(job.getRootDir().toPath().resolve("upkeep-history.jsonl"));
    }

    /**
     * @return its entries, the oldest first; none when the job never ran a task
     */
    public List<HistoryEntry> entries() {
        return HistoryCache.SHARED.entries(file, JobHistory::read);
    }

    /**
     * @return those of its entries that say how the job stands at present, the oldest first; cheap to ask for all jobs
     */
    public List<HistoryEntry> standing() {
        return HistoryCache.SHARED.standing(file, JobHistory::read);
    }

    private static List<HistoryEntry> read(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.flatMap(line -> HistoryLine.parse(line, file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** Adds an entry, or puts it in the place of the one that the same step left before; only the newest stay. */
    void put(HistoryEntry entry, int most) throws UpkeepException {
        change(entries -> {
            var next = new ArrayList<>(entries);
            next.removeIf(entry::isOfSameStep);
            next.add(entry);
            return next.subList(Math.max(0, next.size() - most), next.size());
        });
    }

    /** Notes that a build is not there any more. */
    void forget(int build) throws UpkeepException {
        if (entries().stream().anyMatch(entry -> entry.build() == build && !entry.gone())) {
            change(entries -> entries.stream()
                    .map(entry -> entry.build() == build ? entry.withoutBuild() : entry)
                    .toList());
        }
    }

    private void change(UnaryOperator<List<HistoryEntry>> change) throws UpkeepException {
        synchronized (HistoryCache.monitor(file)) {
            var text = change.apply(entries()).stream().map(HistoryLine::of).collect(Collectors.joining());
            AtomicFile.write(file, text);
        }
    }
}
