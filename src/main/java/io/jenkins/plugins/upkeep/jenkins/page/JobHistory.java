package io.jenkins.plugins.upkeep.jenkins.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Job;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.json.Json;
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
    private static final ObjectMapper MAPPER = Json.mapper();

    private final Path file;

    private JobHistory(Path file) {
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
        return HistoryCache.entries(file, JobHistory::read);
    }

    private static List<HistoryEntry> read(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(JobHistory::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private static HistoryEntry parse(String line) {
        try {
            return MAPPER.readValue(line, HistoryEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of a job's history is no entry: " + e.getOriginalMessage(), e);
        }
    }

    /** Adds an entry, or puts it in the place of the one that the same step left before. */
    void put(HistoryEntry entry) throws UpkeepException {
        change(entries -> {
            var next = new ArrayList<>(entries);
            next.removeIf(entry::isOfSameStep);
            next.add(entry);
            var most = UpkeepConfiguration.get().getReportsKept();
            return next.subList(Math.max(0, next.size() - most), next.size());
        });
    }

    /** Notes that a build is not there any more. */
    void forget(int build) throws UpkeepException {
        change(entries -> entries.stream()
                .map(entry -> entry.build() == build ? entry.withoutBuild() : entry)
                .toList());
    }

    private void change(UnaryOperator<List<HistoryEntry>> change) throws UpkeepException {
        synchronized (HistoryCache.monitor(file)) {
            var text = change.apply(entries()).stream().map(JobHistory::line).collect(Collectors.joining());
            AtomicFile.write(file, text);
        }
    }

    private static String line(HistoryEntry entry) {
        try {
            return MAPPER.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
