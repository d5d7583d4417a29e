package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.task.ReportFolder;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The folder of all reports: index.html, the quarter's own report, and below {@code tasks} those of the cadences and their tasks.
 *
 * @param folder the folder
 */
record QuarterReports(Path folder) {
    static final String LOG = "upkeep-run.log";
    private static final String MARK = "made-by-upkeep-demo";

    /** The folder that grows as those of a real service do. */
    Path tree() {
        return folder.resolve("tasks");
    }

    /**
     * Removes what a former demo left, so that its histories are not taken for those of this one.
     *
     * @throws ConfigException when others have files there
     */
    void forget() throws UpkeepException {
        try {
            if (Files.exists(tree()) && !Files.exists(tree().resolve(MARK))) {
                throw new ConfigException(tree() + ": was not made by this demo; name another folder with --report");
            }
            remove(tree());
            Files.createDirectories(tree());
            Files.createFile(tree().resolve(MARK));
            for (var name : List.of(OverviewPage.FILE_NAME, LOG, "events.jsonl")) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": is not fit for reports (" + e + "); name another folder with --report", e);
        }
    }

    private static void remove(Path tree) throws IOException {
        for (var file : content(tree)) {
            Files.delete(file);
        }
    }

    /** All that is in a folder and the folder itself, the deepest first. */
    private static List<Path> content(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (var files = Files.walk(tree)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /**
     * Writes the quarter's report, and the page that shows it and links all.
     *
     * @param report the quarter's report
     * @return the page
     */
    Path write(Report report) throws UpkeepException {
        for (var problem : new ReportFolder(folder.resolve(report.task())).write(report)) {
            throw new UpkeepException(problem);
        }
        var entries = new ArrayList<OverviewPage.Entry>();
        entries.add(OverviewPage.Entry.of(report, report.task()));
        var tree = new ReportTree(tree());
        for (var task : tasks()) {
            tree.last(task).ifPresent(last -> entries.add(OverviewPage.Entry.of(last, "tasks/" + task)));
        }
        return OverviewPage.write(
                "A quarter of " + report.service() + ": " + report.verdict(),
                report.status(),
                report.views(),
                entries,
                folder);
    }

    private List<String> tasks() throws UpkeepException {
        try (var folders = Files.list(tree())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted(Comparator.comparing((String name) -> !name.endsWith("-maintenance"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UpkeepException(tree() + ": cannot be listed (" + e + "); check its rights", e);
        }
    }

    /** Keeps the log of the events beside the reports. */
    void keep(Path eventLog) throws UpkeepException {
        try {
            if (Files.exists(eventLog)) {
                Files.copy(eventLog, folder.resolve(eventLog.getFileName()));
            }
        } catch (IOException e) {
            throw new UpkeepException(folder + ": does not take the event log (" + e + "); make room there", e);
        }
    }
}
