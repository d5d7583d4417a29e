package io.jenkins.plugins.upkeep.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A build of a pipeline.
 *
 * @param job the pipeline
 * @param number its number
 */
record Build(Job job, int number) {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(200);

    String path() {
        return job.path() + "/" + number;
    }

    Path folder() {
        return job.folder().resolve("builds").resolve(Integer.toString(number));
    }

    /** Waits until it has ended, also while the controller restarts. */
    String awaitEnd() {
        return await("end of " + job.name() + " #" + number)
                .atMost(LONGEST)
                .pollInterval(GLANCE)
                .until(this::result, Optional::isPresent)
                .orElseThrow();
    }

    /** How it ended; empty while it runs. */
    Optional<String> result() {
        try {
            var answer = job.controller().admin().get(path() + "/api/json");
            if (answer.status() != 200) {
                return Optional.empty();
            }
            var state = job.controller().admin().json(path() + "/api/json");
            var running =
                    state.get("building").asBoolean() || state.get("inProgress").asBoolean();
            return running ? Optional.empty() : Optional.of(state.get("result").asText());
        } catch (Rest.Unreachable e) {
            return Optional.empty();
        }
    }

    /** All that it has printed so far. */
    String log() {
        return job.controller().admin().text(path() + "/consoleText");
    }

    /** Waits until the log says something. */
    void awaitLog(String text) {
        await("\"" + text + "\" in the log of " + job.name())
                .atMost(LONGEST)
                .pollInterval(GLANCE)
                .until(this::logOrNothing, log -> log.contains(text));
    }

    /** Waits until Jenkins has saved that a step of ours has begun; before that, a build is lost with its controller. */
    void awaitStep() {
        await("step of " + job.name())
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Disk.text(folder().resolve("program.dat")).contains("upkeep.jenkins.run.TaskExecution")
                        || result().isPresent());
    }

    /** Waits until one of its steps says this of itself. */
    void awaitStatus(String text) {
        await("\"" + text + "\" of a step of " + job.name())
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job.controller()
                        .admin()
                        .get(path() + "/threadDump/")
                        .body()
                        .contains(text));
    }

    private String logOrNothing() {
        var answer = job.controller().admin().get(path() + "/consoleText");
        return answer.status() == 200 ? answer.body() : "";
    }

    /** The lines of the log that hold a text. */
    List<String> lines(String text) {
        return log().lines().filter(line -> line.contains(text)).toList();
    }

    void stop() {
        job.controller().admin().post(path() + "/stop");
    }

    /** Ends it by force: {@code term} or {@code kill}. */
    void end(String how) {
        job.controller().admin().post(path() + "/" + how);
    }

    /** The ids of its reports, as the page links them. */
    List<String> reports() {
        var text = Disk.text(folder().resolve("build.xml"));
        return Pattern.compile("<io.jenkins.plugins.upkeep.jenkins.page.KeptReport>\\s*<id>(\\w+)</id>")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The paths of its artifacts. */
    List<String> artifacts() {
        var state = job.controller().admin().json(path() + "/api/json?tree=artifacts[relativePath]");
        return StreamSupport.stream(state.get("artifacts").spliterator(), false)
                .map(artifact -> artifact.get("relativePath").asText())
                .toList();
    }

    /** A report.json among its artifacts. */
    JsonNode report(String task) {
        return job.controller().admin().json(path() + "/artifact/upkeep/" + task + "/report.json");
    }
}
