package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for the writer of report.html. */
public final class ReportPage {
    /** The name of the page in the report's folder. */
    public static final String FILE_NAME = "report.html";

    private ReportPage() {}

    /** Writes report.html and report.css. */
    public static Path write(Report report, Path folder) throws UpkeepException {
        try {
            Files.writeString(folder.resolve("report.css"), "");
            return Files.writeString(folder.resolve(FILE_NAME), "<!doctype html>\n");
        } catch (IOException e) {
            throw new UpkeepException(folder + ": cannot be written (" + e + "); check its rights and its disk", e);
        }
    }
}
