package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.Defect;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run of a task: whatever happens, an outcome comes of it. */
final class TaskRun {
    private static final String INTERRUPTED =
            "interrupted: stopped before its end; what must not stay half done has been undone";

    private static final String NOT_BEGUN = "interrupted: stopped before it began";

    private final TaskDeclaration task;
    private final List<Class<? extends Record>> sections;
    private final TaskRequest request;
    private final Surroundings world;
    private final Notices notices;
    private final Clock clock;
    private final Instant started;
    private final Stopwatch watch = Stopwatch.started();
    private String service = "unknown";

    TaskRun(
            TaskDeclaration task,
            List<Class<? extends Record>> sections,
            TaskRequest request,
            Surroundings world,
            Notices notices) {
        this.task = task;
        this.sections = sections;
        this.request = request;
        this.world = world;
        this.notices = notices;
        this.clock = world.clock();
        this.started = clock.instant();
    }

    Outcome outcome(Console console) {
        try {
            return Outcome.of(work(console));
        } catch (ConfigException e) {
            return failed(ExitStatus.USAGE, e.getMessage(), e);
        } catch (UpkeepException e) {
            return world.interruption().requested()
                    ? failed(ExitStatus.INTERRUPTED, "interrupted: " + e.getMessage(), e)
                    : failed(ExitStatus.UNKNOWN, e.getMessage(), e);
        } catch (InterruptedException e) {
            return failed(ExitStatus.INTERRUPTED, INTERRUPTED, e);
        } catch (RuntimeException | Error e) {
            return failed(ExitStatus.UNKNOWN, Defect.describe(e, request.report()), e);
        }
    }

    /**
     * @param reason why it could not begin
     * @return the outcome of a run that did nothing
     */
    Outcome notBegun(Exception reason) {
        return reason instanceof InterruptedException
                ? failed(ExitStatus.INTERRUPTED, NOT_BEGUN, reason)
                : failed(ExitStatus.UNKNOWN, reason.getMessage(), reason);
    }

    private Report work(Console console) throws UpkeepException, InterruptedException {
        var config = ConfigFile.read(request.config(), sections, world.environment());
        service = config.service();
        notices.started(config);
        var prepared = task.factory().create(config, request.options());
        var folder = WorkFolder.create();
        try {
            return world.interruption().guard(() -> prepared.run(context(config, console, folder)));
        } finally {
            folder.remove().ifPresent(world::complain);
        }
    }

    private TaskContext context(Config config, Console console, WorkFolder folder) {
        return new TaskContext(
                task.name(),
                config.service(),
                clock,
                console.log(),
                console.progress(),
                folder.path(),
                request.report(),
                request.switches().dryRun(),
                history(config.service()));
    }

    /** Without its earlier runs a task says less, and still does all that it does. */
    private History history(String name) {
        try {
            return HistoryFile.read(request.report()).of(name, clock.instant());
        } catch (UpkeepException e) {
            world.complain(e.getMessage());
            return History.none();
        }
    }

    private Outcome failed(int exitStatus, String message, Throwable end) {
        var report = Report.of(task.name(), service).add(problem(message));
        Arrays.stream(end.getSuppressed())
                .filter(UpkeepException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(further -> !message.equals(further))
                .distinct()
                .forEach(further -> report.add(problem("also: " + further)));
        return new Outcome(report.build(started, watch.elapsed(), message), exitStatus, Optional.of(message));
    }

    private Finding problem(String seen) {
        var name = task.name() + ": ";
        var what = seen.startsWith(name) ? seen.substring(name.length()) : seen;
        return Finding.unknown(task.name(), what, "remove the cause, then run " + task.name() + " again");
    }
}
