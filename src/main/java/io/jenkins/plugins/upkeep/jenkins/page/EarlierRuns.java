package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Job;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job's tasks remember of their earlier runs, in the job's folder: it goes along with a task to whatever agent runs it
 * next. It outlives builds. Safe for use by several threads.
 */
public final class EarlierRuns {
    private static final int SHORT = 16;

    private static final String FOLDER = "upkeep-earlier";

    private final Path file;

    EarlierRuns(Path folder, String task, String service) {
        this.file = folder.resolve(FOLDER).resolve(task + end(service));
    }

    private static String end(String service) {
        var name = Sha256.of(service.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT);
        return "-" + name + ".jsonl";
    }

    /**
     * Those of a task on a service.
     *
     * @param job the job
     * @param task the task's name with hyphens
     * @param service the service's name
     */
    public static EarlierRuns of(Job<?, ?> job, String task, String service) {
        return new EarlierRuns(job.getRootDir().toPath(), task, service);
    }

    /**
     * Those of all tasks on a service.
     *
     * @param job the job
     * @param service the service's name
     * @return the text of a history file by the task's name, without tasks that have none
     * @throws IOException when the controller's disk cannot be read
     */
    public static Map<String, String> all(Job<?, ?> job, String service) throws IOException {
        return all(job.getRootDir().toPath(), service);
    }

    static Map<String, String> all(Path folder, String service) throws IOException {
        var end = end(service);
        var all = new TreeMap<String, String>();
        var place = folder.resolve(FOLDER);
        if (Files.isDirectory(place)) {
            try (var files = Files.newDirectoryStream(place, "*" + end)) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    var task = name.substring(0, name.length() - end.length());
                    all.put(task, new EarlierRuns(folder, task, service).text());
                }
            }
        }
        return all;
    }

    /**
     * @return the text of a history file; empty when nothing is remembered
     * @throws IOException when the controller's disk cannot be read
     */
    public String text() throws IOException {
        return Files.exists(file) && Files.size(file) <= HistoryFile.MOST_BYTES
                ? Files.readString(file, StandardCharsets.UTF_8)
                : "";
    }

    /**
     * Adds a run; to add the same again changes nothing.
     *
     * @param report its report, without secrets
     * @throws IOException when the controller's disk does not take it
     */
    public void add(Report report) throws IOException {
        synchronized (HistoryCache.monitor(file)) {
            try {
                var longer = HistoryFile.parse(text()).with(EarlierRun.of(report));
                AtomicFile.write(file, HistoryFile.text(longer));
            } catch (UpkeepException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
