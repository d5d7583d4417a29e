package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reports of the demo's parts, each in a folder of its own, and the page that links them. */
final class DemoReports {
    private static final String TITLE = "A sample service was backed up, and the backup was put to the proof";

    private final Path folder;
    private final List<OverviewPage.Entry> entries = new ArrayList<>();

    /**
     * @param folder the folder of all reports
     */
    DemoReports(Path folder) {
        this.folder = folder;
    }

    /** Removes the page of a former demo, so that nobody takes it for that of one which was cut off. */
    void forget() throws UpkeepException {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(OverviewPage.FILE_NAME));
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": is not fit for reports (" + e + "); name another folder with --report", e);
        }
    }

    /** The folder of one report. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    /** Links a report that lies in the folder of its task's name. */
    void link(Report report) {
        entries.add(OverviewPage.Entry.of(report, report.task()));
    }

    /** Writes a report into its folder, and links it. */
    void add(Report report) throws UpkeepException {
        ReportJson.write(report, folder(report.task()));
        ReportPage.write(report, folder(report.task()));
        link(report);
    }

    /**
     * Writes the page that links all.
     *
     * @return the page
     */
    Path write() throws UpkeepException {
        return OverviewPage.write(TITLE, entries, folder);
    }
}
