package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Defect;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a task's report lies. What goes wrong with it is told, and never hides how the task itself went.
 *
 * @param path where it is
 */
public record ReportFolder(Path path) {
    private static final List<String> REPORT = List.of(ReportJson.FILE_NAME, ReportPage.FILE_NAME);

    /** What the names of a former report's files begin with. */
    private static final String FORMER = ".former-";

    /**
     * @return where the page for people lies
     */
    public Path page() {
        return path.resolve(ReportPage.FILE_NAME);
    }

    /**
     * Lays the former report aside, so that nobody takes it for that of a run which was cut off. Other files stay. A missing
     * folder is made.
     *
     * @return what went wrong, if something did
     */
    Optional<String> layAside() {
        try {
            Files.createDirectories(path);
            Files.deleteIfExists(path.resolve(Defect.FILE_NAME));
            for (var name : REPORT) {
                move(name, FORMER + name);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(path + ": is not fit for a report (" + FileTrouble.reason(e)
                    + "); name another folder with --report");
        }
    }

    /**
     * @return whether a report was laid aside
     */
    boolean hasFormer() {
        return Files.exists(path.resolve(FORMER + ReportJson.FILE_NAME));
    }

    /**
     * @return whether there is a report
     */
    boolean hasReport() {
        return Files.exists(path.resolve(ReportJson.FILE_NAME));
    }

    /**
     * Puts the former report where it was.
     *
     * @return what went wrong, if something did
     */
    Optional<String> putBack() {
        return former(name -> move(FORMER + name, name));
    }

    /**
     * Removes the former report, once another one has its place.
     *
     * @return what went wrong, if something did
     */
    Optional<String> dropFormer() {
        return former(name -> Files.deleteIfExists(path.resolve(FORMER + name)));
    }

    private void move(String from, String to) throws IOException {
        if (Files.exists(path.resolve(from))) {
            Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<String> former(Step step) {
        try {
            for (var name : REPORT) {
                step.with(name);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(path + ": the former report cannot be moved (" + FileTrouble.reason(e)
                    + "); see to the folder's rights");
        }
    }

    /**
     * Writes report.json, report.html and report.css.
     *
     * @param report the report
     * @return what went wrong, each thing once
     */
    public List<String> write(Report report) {
        var problems = new ArrayList<String>();
        Stream.<Writing>of(ReportJson::write, ReportPage::write)
                .forEach(writing -> attempt(writing, report).ifPresent(problems::add));
        return problems.stream().distinct().toList();
    }

    /**
     * Keeps what later runs of the task want to know of this one.
     *
     * @param report the report
     * @return what went wrong, if something did
     */
    public Optional<String> remember(Report report) {
        try {
            HistoryFile.add(path, report);
            return Optional.empty();
        } catch (UpkeepException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> attempt(Writing writing, Report report) {
        try {
            writing.write(report, path);
            return Optional.empty();
        } catch (UpkeepException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of("the report: " + Defect.describe(e, path));
        }
    }

    @FunctionalInterface
    private interface Step {
        void with(String name) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        Path write(Report report, Path folder) throws UpkeepException;
    }
}
