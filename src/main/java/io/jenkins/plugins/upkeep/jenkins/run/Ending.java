package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.agent.TaskRemains;
import io.jenkins.plugins.upkeep.jenkins.page.EarlierRuns;
import io.jenkins.plugins.upkeep.jenkins.page.ReportKeeping;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import java.io.IOException;
import java.util.LinkedHashMap;

/**
 * What is done when a task has ended: its report is read, kept and shown, and the build is marked. All of it may happen
 * twice, when the controller dies in the middle, and then leaves the same.
 */
record Ending(TaskRequest request, TaskState state, Site site, Masking masking) {
    private static final int USAGE = 64;

    Outcome outcome(FilePath workspace, int exitStatus) throws IOException, InterruptedException {
        var folder = Site.at(workspace, state.folder()).child("report");
        var read = ReportReading.of(folder);
        if (read.isEmpty()) {
            return Outcome.failed(failure(
                    request.task() + ": ended with status " + exitStatus + " and left no report; its log says why"));
        }
        state.reported();
        var report = new ReportCorrection(state.lost().lines()).of(read.get().masked(masking, folder));
        if (!state.lost().lines().isEmpty()) {
            report.write(folder);
        }
        var keeping = new ReportKeeping(site.run(), request.reportId(site.node().getId()), request.dryRun());
        var kept = keeping.keep(report.text(), report.report());
        remember(report.report(), exitStatus);
        folder.child(HistoryFile.FILE_NAME).delete();
        kept.archive(folder, site.launcher(), site.listener());
        site.listener().hyperlink("/" + site.run().getUrl() + keeping.page(), "Report of " + request.task());
        site.listener().getLogger().println();
        return state.stopCause() == null ? marked(report, exitStatus) : Outcome.failed(state.stopCause());
    }

    /** A plan, a run that was told to stop, and one with a wrong configuration say nothing of the service. */
    private void remember(Report report, int exitStatus) throws IOException, InterruptedException {
        if (!request.dryRun() && exitStatus < USAGE && state.stopCause() == null) {
            EarlierRuns.of(site.run().getParent(), request.task(), report.service())
                    .add(report);
        }
    }

    private Outcome marked(ReportReading report, int exitStatus) throws IOException, InterruptedException {
        var verdict = request.task() + ": " + report.report().status() + ": "
                + masking.mask(report.report().verdict());
        if (request.dryRun() && exitStatus == 0) {
            return Outcome.of(new LinkedHashMap<>(report.map()));
        }
        var status = report.report().status();
        if (exitStatus == USAGE || request.failOn(standardFailOn()).isReachedBy(status)) {
            return Outcome.failed(failure(verdict));
        }
        if (request.unstableOn(standardUnstableOn()).isReachedBy(status)) {
            new BuildMark(site.run(), site.node(), site.listener()).unstable(verdict);
        }
        return Outcome.of(new LinkedHashMap<>(report.map()));
    }

    private static Threshold standardFailOn() {
        return Threshold.of(UpkeepConfiguration.get().getFailOn(), "failOn");
    }

    private static Threshold standardUnstableOn() {
        return Threshold.of(UpkeepConfiguration.get().getUnstableOn(), "unstableOn");
    }

    private Throwable failure(String message) {
        return state.stopCause() == null ? new AbortException(message) : state.stopCause();
    }

    /** What is left on the agent is of no use any more. */
    static void cleanUp(TaskState state, FilePath workspace) throws IOException, InterruptedException {
        state.controller().cleanup(workspace);
        workspace.act(new TaskRemains(state.folder()));
    }
}
