package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.story.Chapter;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.util.Optional;

/**
 * The last chapter of a demo: everything is stopped and, unless it is to be kept, removed, and somebody looks whether that is so.
 *
 * @param story takes the chapter
 * @param place where the service lies
 */
record CleanUp(Story story, DemoPlace place) {
    /** A service that runs in that place. */
    interface Running extends AutoCloseable {
        /** Stops it. */
        @Override
        void close() throws UpkeepException;

        /** What is left of it, if something is. */
        Optional<String> remains();
    }

    void of(Running service) throws UpkeepException {
        var time = Stopwatch.started();
        story.open("Everything is stopped" + (place.kept() ? "" : " and removed"));
        service.close();
        var problem = place.leave().or(service::remains);
        story.close(new Chapter(
                "clean up",
                problem.isEmpty() ? Status.OK : Status.CRITICAL,
                problem.orElse(place.kept() ? "no process is left" : "no process and no folder is left"),
                time.elapsed()));
    }
}
