package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Defect;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.monitoring.RefreshedTextFile;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is done once a task has ended, however it did: its report goes to each place that reports go to. None of them changes how
 * it ended; what goes wrong is one line on standard error.
 *
 * @param folder where the report lies
 * @param task what has run
 * @param sections the config records of all sections of upkeep.yaml
 * @param request what was asked of the task
 * @param world where to complain
 */
record AfterTask(
        ReportFolder folder,
        TaskDeclaration task,
        List<Class<? extends Record>> sections,
        TaskRequest request,
        Surroundings world) {
    static AfterTask of(
            TaskDeclaration task, List<Class<? extends Record>> sections, TaskRequest request, Surroundings world) {
        return new AfterTask(new ReportFolder(request.report()), task, sections, request, world);
    }

    Filing filing() {
        return new Filing(folder, request.switches().dryRun(), world::complain);
    }

    /**
     * Writes the report, and what lies beside it. Quick: nobody has seen the outcome yet.
     *
     * @return the report's page; empty when the former one stays
     */
    Optional<Path> keep(Outcome outcome) {
        var page = filing().end(outcome);
        if (outcome.exitStatus() <= ExitStatus.UNKNOWN && !request.switches().dryRun()) {
            folder.remember(outcome.report()).ifPresent(world::complain);
            if (sections.contains(MonitoringConfig.class)) {
                refreshMetrics();
            }
        }
        return page;
    }

    private void refreshMetrics() {
        try {
            var config = ConfigFile.read(request.config(), sections, world.environment());
            RefreshedTextFile.write(config, task.name(), request.report());
        } catch (UpkeepException e) {
            world.complain("monitoring.textfile: was not written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            world.complain("monitoring.textfile: was not written: " + Defect.describe(e, folder.path()));
        }
    }
}
