package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.io.IOException;

/**
 * Keeps a report with its build and in the history of its job. To keep the same report twice is to keep it once.
 *
 * @param run the build
 * @param id the id of the step in it
 * @param dryRun whether the task only said what it would do
 */
public record ReportKeeping(Run<?, ?> run, String id, boolean dryRun) {
    /**
     * Keeps a report.
     *
     * @param text report.json
     * @param report the same, typed
     * @return what is left to do with its files
     * @throws IOException when the controller's disk does not take it
     */
    public ReportArchive keep(String text, Report report) throws IOException {
        try {
            AtomicFile.write(new ReportFiles(run).file(id), text);
            return new ReportArchive(run, remember(report).getFolder());
        } catch (UpkeepException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private KeptReport remember(Report report) throws IOException, UpkeepException {
        synchronized (run) {
            var reports = run.getAction(BuildReports.class);
            if (reports == null) {
                reports = new BuildReports();
                run.addAction(reports);
            }
            var kept = new KeptReport(id, reports.folder(id, report.task()), dryRun, report);
            reports.put(kept);
            run.save();
            var most = UpkeepConfiguration.get().getReportsKept();
            JobHistory.of(run.getParent()).put(HistoryEntry.of(run.getNumber(), kept), most);
            return kept;
        }
    }

    /**
     * @return where the report's page is, below that of the build
     */
    public String page() {
        return BuildReports.URL + "/report/" + id;
    }
}
