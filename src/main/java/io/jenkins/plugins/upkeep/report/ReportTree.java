package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder with the reports of several tasks, each in a folder of the task's name, as the command line leaves them in
 * {@code upkeep-report}. Safe for use by several threads.
 *
 * @param root the folder
 */
public record ReportTree(Path root) {
    /** Its name where nobody says otherwise. */
    public static final String FOLDER_NAME = "upkeep-report";

    /** The folder of a task's plans, within that of its reports. */
    public static final String PLAN = "plan";

    private static final String DAMAGED =
            " of its lines cannot be understood, which the next run leaves out; see whether the disk was full";

    /**
     * What is known of the tasks of a service.
     *
     * @param histories the runs until now by the name of the task, without tasks that have none
     * @param problems why the history of a task cannot be read, or not all of it, a line by the name of the task; of the latter the rest
     *     is among the histories
     */
    public record Content(Map<String, History> histories, Map<String, String> problems) {
        public Content {
            histories = Collections.unmodifiableMap(new TreeMap<>(histories));
            problems = Collections.unmodifiableMap(new TreeMap<>(problems));
        }
    }

    /**
     * As {@link #histories}; what cannot be read costs its own task only.
     *
     * @param service a service
     * @param now the present
     * @return what can be read, and what cannot
     * @throws UpkeepException when the folder cannot be listed
     */
    public Content content(String service, Instant now) throws UpkeepException {
        var histories = new TreeMap<String, History>();
        var problems = new TreeMap<String, String>();
        for (var entry : folders().entrySet()) {
            try {
                var file = HistoryFile.look(entry.getValue());
                put(entry.getKey(), file.history().of(service, now), histories);
                if (file.damaged() > 0) {
                    var name = entry.getValue().resolve(HistoryFile.FILE_NAME);
                    problems.put(entry.getKey(), name + ": " + file.damaged() + DAMAGED);
                }
            } catch (UpkeepException e) {
                problems.put(entry.getKey(), e.getMessage());
            }
        }
        return new Content(histories, problems);
    }

    private static void put(String task, History history, Map<String, History> histories) {
        if (!history.runs().isEmpty()) {
            histories.put(task, history);
        }
    }

    /**
     * @param service a service
     * @param now the present
     * @return the runs of that service until now by the name of the task, without tasks that have none; empty where there is no
     *     such folder
     * @throws UpkeepException when something in it cannot be read
     */
    public Map<String, History> histories(String service, Instant now) throws UpkeepException {
        var histories = new TreeMap<String, History>();
        for (var entry : folders().entrySet()) {
            put(entry.getKey(), HistoryFile.read(entry.getValue()).of(service, now), histories);
        }
        return histories;
    }

    /**
     * @param task a task's name
     * @return the report of its last run as it lies there; empty when there is none
     * @throws UpkeepException when it cannot be read
     */
    public Optional<Report> last(String task) throws UpkeepException {
        var file = root.resolve(task).resolve(ReportJson.FILE_NAME);
        return Files.exists(file) ? Optional.of(ReportJson.read(file)) : Optional.empty();
    }

    private Map<String, Path> folders() throws UpkeepException {
        var folders = new TreeMap<String, Path>();
        if (Files.isDirectory(root)) {
            try (var entries = Files.newDirectoryStream(root, Files::isDirectory)) {
                entries.forEach(folder -> folders.put(folder.getFileName().toString(), folder));
            } catch (IOException | DirectoryIteratorException e) {
                throw new UpkeepException(root + ": cannot be listed (" + e + "); check its rights", e);
            }
        }
        return folders;
    }
}
