package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.report.ReportTree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the report of a run where it belongs. What says nothing of the service takes nobody's place: after wrong words or a wrong
 * configuration the former report is back, and a plan goes into a folder of its own beside it. Where there is no former one, these
 * are written too.
 *
 * @param folder where the reports of such runs lie
 * @param dryRun whether the run only plans
 * @param problems takes what goes wrong with the files
 */
public record Filing(ReportFolder folder, boolean dryRun, Consumer<String> problems) {
    /** Before the run. */
    public void begin() {
        folder.layAside().ifPresent(problems);
    }

    /**
     * After the run.
     *
     * @param outcome how it ended
     * @return where its report is; empty when there is none
     */
    public Optional<Path> end(Outcome outcome) {
        if (saysNothing(outcome) && (folder.hasFormer() || folder.hasReport())) {
            // Another run may have left its report since this one began.
            if (!folder.hasReport()) {
                folder.putBack().ifPresent(problems);
            }
            return dryRun && outcome.exitStatus() != ExitStatus.USAGE
                    ? Optional.of(write(outcome, new ReportFolder(folder.path().resolve(ReportTree.PLAN))))
                    : Optional.empty();
        }
        var written = write(outcome, folder);
        folder.dropFormer().ifPresent(problems);
        return Optional.of(written);
    }

    private boolean saysNothing(Outcome outcome) {
        return dryRun || outcome.exitStatus() == ExitStatus.USAGE;
    }

    private Path write(Outcome outcome, ReportFolder place) {
        place.write(outcome.report()).forEach(problems);
        return place.page();
    }
}
