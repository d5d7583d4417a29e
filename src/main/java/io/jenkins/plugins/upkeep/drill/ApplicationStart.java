package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service on the restored database and waits until it answers, which nothing else may do in its place. It and
 * all that it started are ended afterwards.
 *
 * @param application the service
 * @param folder the folder that it is started in
 * @param database the restored database
 */
record ApplicationStart(DrillConfig.Application application, Path folder, DatabaseAddress database) {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    /**
     * Starts it, waits, ends it.
     *
     * @param phases measures how long it takes to be ready
     * @return what was wrong; none when it answered well in time
     * @throws UpkeepException when it cannot be started
     * @throws InterruptedException when this thread was told to stop; the service is ended
     */
    List<Finding> problems(Phases phases) throws UpkeepException, InterruptedException {
        var place = new HealthPlace(application.health());
        if (place.isTaken()) {
            return List.of(Finding.unknown(
                    subject(),
                    "was not started: cannot tell it from what already answers at " + application.health(),
                    "give the drilled application a port of its own, in drill.application"));
        }
        var problems = new ArrayList<Finding>();
        problem(phases).ifPresent(problems::add);
        if (place.isTaken()) {
            problems.add(Finding.warning(
                    subject(),
                    "something still answers at " + application.health() + " after it was ended",
                    "",
                    "end it by hand; let the application start nothing that outlives it"));
        }
        return problems;
    }

    private Optional<Finding> problem(Phases phases) throws UpkeepException, InterruptedException {
        var environment = new ApplicationEnvironment(database, application.environment());
        var variables = environment.variables(System.getenv());
        try (var process = ApplicationProcess.start(application.command(), variables, folder)) {
            return phases.measure(Phases.APPLICATION, () -> await(process));
        }
    }

    private Optional<Finding> await(ApplicationProcess process) throws UpkeepException, InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(ONE_ANSWER).build();
        var watch = Stopwatch.started();
        var last = "no answer yet";
        while (watch.elapsed().compareTo(application.timeout()) < 0) {
            last = answer(client);
            if (!process.isAlive()) {
                return Optional.of(finding(process.end()));
            }
            if (last.isEmpty()) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        return Optional.of(finding("not ready after " + application.timeout().toSeconds() + " s: " + last));
    }

    /** What is wrong with the answer; empty when it is good. */
    private String answer(HttpClient client) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(application.health()).timeout(ONE_ANSWER).build();
        try {
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "status " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private Finding finding(String seen) {
        return Finding.critical(
                subject(),
                seen,
                "a good answer from " + application.health() + " within "
                        + application.timeout().toSeconds() + " s",
                "start it by hand on a restored database and see what it lacks");
    }

    private String subject() {
        return "application " + application.command().get(0);
    }
}
