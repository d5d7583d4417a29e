package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Chapter;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.cli.task.TaskRequest;
import io.jenkins.plugins.upkeep.cli.task.TaskRunner;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows the main job on a sample service: health check, backup, drill, and a damaged copy that is noticed. The tasks are
 * run as the command line runs them. Whatever happens, everything is stopped and removed at the end.
 */
final class Demo {
    private static final List<String> TASKS = List.of("health-check", "verified-backup", "dr-restore-test");

    private final DemoRequest request;
    private final Inventory inventory;
    private final Surroundings world;
    private final Story story;
    private final DemoReports reports;
    private final Stopwatch watch = Stopwatch.started();

    Demo(DemoRequest request, Inventory inventory, Surroundings world) {
        this.request = request;
        this.inventory = inventory;
        this.world = world;
        this.story = new Story(world.out(), world.colours().out() ? Ink.COLOURED : Ink.PLAIN, request.quiet());
        this.reports = new DemoReports(request.report());
    }

    /**
     * Runs the demo to its end.
     *
     * @return 0 when each part ended as it should, else the exit status of the gravest
     * @throws UpkeepException when a part could not run; nothing is left then
     * @throws InterruptedException when a signal stopped it; nothing is left then either
     */
    int run() throws UpkeepException, InterruptedException {
        reports.forget();
        var place = DemoPlace.make(request.keep());
        try {
            story.say("Upkeep demo: a sample service, its backup, and the proof that the backup can be restored");
            play(place);
        } finally {
            place.leave().ifPresent(world::complain);
        }
        end(place);
        return story.status().exitStatus();
    }

    private void play(DemoPlace place) throws UpkeepException, InterruptedException {
        var service = start(place);
        try {
            if (runTasks(service.config())) {
                damage(service.config());
            }
        } finally {
            new CleanUp(story, place).of(service);
        }
    }

    private SampleService start(DemoPlace place) throws UpkeepException, InterruptedException {
        var time = Stopwatch.started();
        story.open("A service to look after is started");
        var service = world.interruption()
                .guard(() -> SampleService.start(place.folder(), SampleService.Shape.usual(request.scale())));
        service.description().forEach(story::tell);
        story.close(new Chapter("sample service", Status.OK, "it runs", time.elapsed()));
        return service;
    }

    /** Whether all of them went well enough to go on. */
    private boolean runTasks(Path config) throws InterruptedException {
        for (var name : TASKS) {
            var status = runTask(name, config);
            if (status.compareTo(Status.WARNING) > 0) {
                return false;
            }
        }
        return true;
    }

    private Status runTask(String name, Path config) throws InterruptedException {
        var time = Stopwatch.started();
        story.open(name);
        story.tell("upkeep " + name + " -c " + SampleConfig.FILE_NAME);
        var outcome = outcome(name, config);
        if (outcome.exitStatus() == ExitStatus.INTERRUPTED) {
            throw new InterruptedException("stopped in " + name);
        }
        var report = outcome.report();
        reports.link(report);
        story.close(new Chapter(name, report.status(), report.verdict(), time.elapsed()));
        return report.status();
    }

    private Outcome outcome(String name, Path config) {
        var runner = new TaskRunner(task(name), inventory.sections());
        try (var console = console()) {
            return runner.perform(TaskRequest.of(config, reports.folder(name)), world, console);
        }
    }

    private TaskDeclaration task(String name) {
        return inventory.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + name + " is missing from this installation"));
    }

    private void damage(Path config) throws UpkeepException, InterruptedException {
        var time = Stopwatch.started();
        story.open("A copy of the set is damaged");
        var report = world.interruption().guard(() -> tryDamage(config, time));
        reports.add(report);
        story.close(new Chapter(report.task(), report.status(), report.verdict(), time.elapsed()));
    }

    private Report tryDamage(Path config, Stopwatch time) throws UpkeepException, InterruptedException {
        var copy = DamagedCopy.of(config, file -> ConfigFile.read(file, inventory.sections(), world.environment()));
        try (var console = console()) {
            return new DamageTrial(story, console.progress()).run(copy, time);
        }
    }

    private Console console() {
        return request.quiet()
                ? Console.of(world.out(), false, Verbosity.QUIET)
                : Console.barOnly(world.out(), world.colours().out());
    }

    private void end(DemoPlace place) throws UpkeepException {
        var page = reports.write();
        var total = watch.elapsed();
        story.sum(total);
        if (place.kept()) {
            story.say("Kept: " + place.folder() + "; try: upkeep backup list -c "
                    + place.folder().resolve(SampleConfig.FILE_NAME));
        }
        story.say("All reports: " + page);
        story.verdict(verdict() + ", in " + Units.format(total));
        world.requireOutput();
    }

    private String verdict() {
        return story.status() == Status.OK
                ? "the backup was restored and compared, and the damage to its copy was found"
                : "not every part of the demo ended as it should; see the reports in " + request.report();
    }
}
