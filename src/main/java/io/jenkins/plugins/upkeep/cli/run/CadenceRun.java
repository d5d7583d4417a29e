package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Chapter;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.cli.task.Notices;
import io.jenkins.plugins.upkeep.cli.task.Notified;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.cli.task.TaskRequest;
import io.jenkins.plugins.upkeep.cli.task.TaskRunner;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the tasks of a cadence one after the other, as the command line runs each. One that fails does not keep the next from running. */
final class CadenceRun {
    private final RunRequest request;
    private final Inventory inventory;
    private final Surroundings world;
    private final Story story;

    CadenceRun(RunRequest request, Inventory inventory, Surroundings world, Story story) {
        this.request = request;
        this.inventory = inventory;
        this.world = world;
        this.story = story;
    }

    /**
     * @param config the service's configuration
     * @return what became of each task
     */
    List<PartEnd> run(Config config) {
        var ends = new ArrayList<PartEnd>();
        for (var part : request.cadence().parts()) {
            var reason = reasonToLeaveOut(part, config);
            ends.add(reason.map(why -> leftOut(part, why)).orElseGet(() -> end(part)));
        }
        return ends;
    }

    private Optional<String> reasonToLeaveOut(Part part, Config config) {
        if (request.leftOut().contains(part.task())) {
            return Optional.of("by --leave-out");
        }
        if (part.asked() && !request.with().contains(part.task())) {
            return Optional.of("runs by --with " + part.task() + " only");
        }
        return part.concern().concerns(config) ? Optional.empty() : Optional.of("upkeep.yaml has " + part.missing());
    }

    private PartEnd end(Part part) {
        if (world.interruption().requested()) {
            story.say("");
            story.say(part.task() + " is not run: stopped before it began");
            return PartEnd.stopped(part.task());
        }
        return PartEnd.of(part.task(), outcome(part));
    }

    private PartEnd leftOut(Part part, String reason) {
        story.say("");
        story.say(part.task() + " is left out: " + reason);
        return PartEnd.leftOut(part.task(), reason);
    }

    private Outcome outcome(Part part) {
        story.open(part.task());
        var task = task(part.task());
        var own = new TaskRequest(
                request.config(), request.tasks().resolve(part.task()), part.options(), request.switches());
        Outcome outcome;
        try (var console = request.switches().console(world)) {
            outcome = new TaskRunner(task, inventory.sections()).perform(own, world, console, notices(task, own));
        }
        outcome.complaint().ifPresent(world::complain);
        var report = outcome.report();
        story.close(new Chapter(part.task(), report.status(), report.verdict(), report.duration()));
        return outcome;
    }

    /** Of a single task only the log is told: people are told of all together. */
    private Notices notices(TaskDeclaration task, TaskRequest own) {
        return request.switches().dryRun()
                ? Notices.none()
                : Notices.logged(Notified.of(task, own, inventory.sections()), world);
    }

    private TaskDeclaration task(String name) {
        return inventory.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + name + " is missing from this installation"));
    }
}
