package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.task.Filing;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.cli.task.ReportFolder;
import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a cadence's own report lies, and the page that links those of its tasks. What goes wrong with them is told. */
record SummaryFolder(RunRequest request, Consumer<String> problems) {
    /** Before the run. */
    void begin() {
        filing().begin();
    }

    private Filing filing() {
        return new Filing(folder(), request.switches().dryRun(), problems);
    }

    private ReportFolder folder() {
        return new ReportFolder(request.summary());
    }

    /**
     * After the run.
     *
     * @param outcome how the cadence ended
     * @param ends what became of its tasks
     * @param remember whether later runs want to know of it
     * @return the page for people: the one that links those of all tasks, or that of a plan; empty when the former ones stay
     */
    Optional<Path> end(Outcome outcome, List<PartEnd> ends, boolean remember) {
        var written = filing().end(outcome);
        if (remember) {
            folder().remember(outcome.report()).ifPresent(problems);
        }
        var own = folder().page();
        return written.filter(own::equals).isPresent() ? Optional.of(index(outcome.report(), ends)) : written;
    }

    private Path index(Report report, List<PartEnd> ends) {
        try {
            var entries = ends.stream()
                    .flatMap(end -> end.outcome().stream())
                    .map(outcome -> OverviewPage.Entry.of(
                            outcome.report(), outcome.report().task()))
                    .toList();
            OverviewPage.write(report.task() + " of " + report.service(), entries, request.tasks());
        } catch (UpkeepException e) {
            problems.accept(e.getMessage());
        }
        return request.tasks().resolve(OverviewPage.FILE_NAME);
    }
}
