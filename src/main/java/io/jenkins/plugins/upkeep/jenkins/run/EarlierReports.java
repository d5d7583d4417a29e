package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.artifacts.ReportJobs;
import io.jenkins.plugins.upkeep.jenkins.page.EarlierRuns;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * Lays what jobs remember of their earlier runs on the agent, for a task that reviews them: a folder for each job, in it one for each
 * task.
 *
 * @param source whose runs
 * @param site the step
 */
record EarlierReports(ReportSource source, Ground site) {
    /** The folder's name within a task's own folder. */
    static final String FOLDER = "reports";

    /** The task's option that names the folder. */
    static final String OPTION = "reports";

    /**
     * @param folder the task's folder on the agent
     * @return what the option says: places have commas between them, and the path of a workspace may have one within
     */
    static String place(String folder) {
        try {
            return new URI("file", "", folder + "/" + FOLDER, null)
                    .toASCIIString()
                    .replace(",", "%2C");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(folder + ": is no path on an agent", e);
        }
    }

    /**
     * @param service the service's name
     * @param folder the task's folder on the agent
     * @throws IOException when a job may not be read, or the agent does not take it
     */
    void lay(String service, FilePath folder) throws IOException, InterruptedException {
        var place = folder.child(FOLDER);
        place.mkdirs();
        var account = site.account();
        var number = 0;
        for (var job : ReportJobs.of(source.jobs(), site.run(), account)) {
            number++;
            for (var history : EarlierRuns.all(job, service).entrySet()) {
                var task = place.child(Integer.toString(number)).child(history.getKey());
                task.mkdirs();
                task.child(HistoryFile.FILE_NAME).write(history.getValue(), StandardCharsets.UTF_8.name());
            }
        }
    }
}
