package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.task.ReportFolder;
import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a cadence's own report lies, and the page that links those of its tasks. What goes wrong with them is told. */
record SummaryFolder(RunRequest request) {
    /** Removes the former report, so that nobody takes it for that of a run which was cut off. */
    Optional<String> forget() {
        return new ReportFolder(request.summary()).forget();
    }

    /**
     * @return where the page lies that links the reports of all tasks
     */
    Path index() {
        return request.tasks().resolve(OverviewPage.FILE_NAME);
    }

    /**
     * @param report the cadence's report
     * @param ends what became of its tasks
     * @param remember whether later runs want to know of it
     * @return what went wrong, each thing once
     */
    List<String> write(Report report, List<PartEnd> ends, boolean remember) {
        var folder = new ReportFolder(request.summary());
        var problems = new ArrayList<>(folder.write(report));
        if (remember) {
            folder.remember(report).ifPresent(problems::add);
        }
        try {
            var entries = ends.stream()
                    .flatMap(end -> end.outcome().stream())
                    .map(outcome -> OverviewPage.Entry.of(
                            outcome.report(), outcome.report().task()))
                    .toList();
            OverviewPage.write(report.task() + " of " + report.service(), entries, request.tasks());
        } catch (UpkeepException e) {
            problems.add(e.getMessage());
        }
        return problems.stream().distinct().toList();
    }
}
