package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportText;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a task for the command line: reads its configuration, writes its report, prints its summary. */
public final class TaskRunner {
    private final TaskDeclaration task;
    private final List<Class<? extends Record>> sections;

    /**
     * @param task what to run
     * @param sections the config records of all sections of upkeep.yaml
     */
    public TaskRunner(TaskDeclaration task, List<Class<? extends Record>> sections) {
        this.task = task;
        this.sections = sections;
    }

    /**
     * Runs the task to its end. However it ends, there is a report.
     *
     * @return the exit status: that of the report, 64 for a wrong configuration, 130 after a signal
     */
    int run(TaskRequest request, Surroundings world) {
        var notices = notices(request, world);
        var done = work(request, world, notices);
        var outcome = done.outcome();
        outcome.complaint().ifPresent(world::complain);
        print(done, request, world);
        // Last, since a channel may take its time: the report lies where it belongs, and who waits for the verdict has
        // it.
        notices.ended(outcome);
        return request.switches().dryRun() ? planned(outcome.exitStatus()) : outcome.exitStatus();
    }

    /** A plan is shown to who asked for it, and to nobody else. */
    private Notices notices(TaskRequest request, Surroundings world) {
        return request.switches().dryRun()
                ? Notices.none()
                : Notices.through(Notified.of(task, request, sections), world);
    }

    /**
     * A run that has ended.
     *
     * @param page of its report; empty when there is none
     */
    private record Done(Outcome outcome, Optional<Path> page) {}

    private Done work(TaskRequest request, Surroundings world, Notices notices) {
        try (var console = request.switches().console(world)) {
            return work(request, world, console, notices);
        }
    }

    @SuppressWarnings("try") // The turn is held, and nothing is asked of it.
    private Done work(TaskRequest request, Surroundings world, Console console, Notices notices) {
        var run = new TaskRun(task, sections, request, world, notices);
        // Who only wants to see a plan does not wait for hours.
        var patience = request.switches().dryRun() ? Duration.ZERO : Turn.PATIENCE;
        try (var turn = Turn.take(task.name(), request.report(), patience, world, console.log())) {
            return work(run, console, AfterTask.of(task, sections, request, world));
        } catch (UpkeepException | InterruptedException e) {
            return new Done(run.notBegun(e), Optional.empty());
        }
    }

    /** The folder is that of another run where it is not this one's turn: what lies there is not touched before. */
    private static Done work(TaskRun run, Console console, AfterTask after) {
        after.filing().begin();
        var outcome = run.outcome(console);
        return new Done(outcome, after.keep(outcome));
    }

    /**
     * Runs the task to its end and writes its report, for a command that shows the outcome in its own way. Nobody is told of it.
     *
     * @param request what is asked of the task
     * @param world where to read and, when the report's folder is not fit, to complain
     * @param console where the work shows its lines and how far it is
     * @return how it ended; it never ends without a report
     */
    public Outcome perform(TaskRequest request, Surroundings world, Console console) {
        return perform(request, world, console, Notices.none());
    }

    /**
     * As {@link #perform(TaskRequest, Surroundings, Console)}, and people are told.
     *
     * @param notices tells them; made for this run
     */
    public Outcome perform(TaskRequest request, Surroundings world, Console console, Notices notices) {
        var outcome = work(request, world, console, notices).outcome();
        notices.ended(outcome);
        return outcome;
    }

    /** A plan is good when it could be made, whatever the task would say of the service. */
    private static int planned(int exitStatus) {
        return exitStatus < ExitStatus.UNKNOWN ? ExitStatus.OK : exitStatus;
    }

    private static void print(Done done, TaskRequest request, Surroundings world) {
        var report = done.outcome().report();
        var json = request.switches().json();
        if (json) {
            world.out().print(ReportJson.text(report));
        }
        var people = json ? world.errors() : world.out();
        people.print(request.switches().quiet() ? verdict(report) : summary(done, request, world));
        if (world.out().checkError()) {
            world.complain("standard output: does not take the report; it is in the folder " + request.report());
        }
    }

    private static String summary(Done done, TaskRequest request, Surroundings world) {
        var colours = world.colours();
        return ReportText.of(
                done.outcome().report(),
                // A watched run's folder is gone when somebody reads this; who watches says where the report is then.
                done.page().filter(page -> !TaskFolder.isAsked()),
                request.switches().json() ? colours.errors() : colours.out());
    }

    private static String verdict(Report report) {
        return report.status() + ": " + report.verdict() + "\n";
    }
}
