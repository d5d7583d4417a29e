package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a Jenkins controller on the loopback interface, with this plugin, the shared library and the cadences as jobs, over
 * a sample service. It runs until a signal ends it; then everything is stopped and removed.
 */
final class JenkinsDemo {
    private final DemoRequest request;
    private final Surroundings world;
    private final Story story;

    JenkinsDemo(DemoRequest request, Surroundings world) {
        this.request = request;
        this.world = world;
        this.story = new Story(world.out(), world.colours().out() ? Ink.COLOURED : Ink.PLAIN, request.quiet());
    }

    /**
     * Runs until it is told to stop.
     *
     * @throws UpkeepException when something does not start; nothing is left then
     */
    int run() throws UpkeepException {
        var place = DemoPlace.make(request.keep());
        try {
            world.interruption().guard(() -> show(place));
        } catch (InterruptedException e) {
            story.say("Stopped.");
        } finally {
            place.leave().ifPresent(world::complain);
        }
        return ExitStatus.OK;
    }

    private int show(DemoPlace place) throws UpkeepException, InterruptedException {
        try (var service = SampleService.start(place.folder(), SampleService.Shape.usual(request.scale()))) {
            service.description().forEach(story::say);
            var home = JenkinsHome.make(
                    place.folder().resolve("jenkins"), request.jenkins().orElseThrow(), service);
            story.say("Jenkins is starting; its log is " + home.log());
            try (var controller = JenkinsProcess.start(home)) {
                controller.awaitReady();
                story.say("Jenkins: " + home.url() + "  user admin, password " + home.password());
                story.say(
                        "The cadences are jobs there; run 'daily' first. The calendar: " + home.url() + "maintenance/");
                story.say("Ctrl-C stops everything and removes it.");
                world.out().flush();
                new CountDownLatch(1).await();
            }
        }
        return ExitStatus.OK;
    }
}
