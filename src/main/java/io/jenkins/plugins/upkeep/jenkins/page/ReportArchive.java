package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/**
 * Puts the files of a report among the artifacts of its build.
 *
 * @param run the build
 * @param folder where they go among the artifacts
 */
public record ReportArchive(Run<?, ?> run, String folder) {
    /**
     * Archives all files of a report.
     *
     * @param report the report's folder on the agent
     * @throws IOException when the store of the artifacts does not take them
     */
    public void archive(FilePath report, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        run.pickArtifactManager().archive(report, launcher, BuildListenerAdapter.wrap(listener), files(report));
    }

    private Map<String, String> files(FilePath report) throws IOException, InterruptedException {
        var files = new LinkedHashMap<String, String>();
        var start = report.getRemote().length() + 1;
        for (var file : report.list("**")) {
            var path = file.getRemote().substring(start).replace('\\', '/');
            if (path.startsWith("/") || ("/" + path + "/").contains("/../")) {
                throw new AbortException("artifact " + path + ": leads out of the report's folder");
            }
            if (isOfReport(path)) {
                files.put(folder + "/" + path, path);
            }
        }
        return files;
    }

    /** The locks of a folder are no part of its report. */
    static boolean isOfReport(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return !(name.startsWith(".") && name.endsWith(".lock"));
    }
}
