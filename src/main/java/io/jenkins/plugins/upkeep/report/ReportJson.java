package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for the writer of report.json. */
public final class ReportJson {
    /** The name of the file in the report's folder. */
    public static final String FILE_NAME = "report.json";

    private ReportJson() {}

    /** Writes report.json. */
    public static Path write(Report report, Path folder) throws UpkeepException {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(FILE_NAME), text(report));
        } catch (IOException e) {
            throw new UpkeepException(folder + ": cannot be written (" + e + "); check its rights and its disk", e);
        }
    }

    /**
     * @return the text of report.json
     */
    public static String text(Report report) {
        return "{\"schema\": \"upkeep/report/1\", \"task\": \"" + report.task() + "\", \"service\": \""
                + report.service() + "\", \"status\": \"" + report.status() + "\", \"verdict\": \""
                + report.verdict().replace("\"", "'") + "\"}\n";
    }
}
