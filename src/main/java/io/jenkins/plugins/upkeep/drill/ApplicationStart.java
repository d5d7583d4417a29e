package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service on the restored database and waits until it answers. It finds the database by libpq's variables
 * (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD), and is ended afterwards.
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
     * @return what was wrong; empty when it answered well in time
     * @throws UpkeepException when it cannot be started
     * @throws InterruptedException when this thread was told to stop; the service is ended
     */
    Optional<Finding> problem() throws UpkeepException, InterruptedException {
        var words = application.command();
        var command = Command.of(words.get(0))
                .with(List.copyOf(words.subList(1, words.size())))
                .in(folder);
        try (var process = database.handTo(command).start()) {
            process.discardOutput();
            return await(process);
        }
    }

    private Optional<Finding> await(RunningProcess process) throws UpkeepException, InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(ONE_ANSWER).build();
        var watch = Stopwatch.started();
        var last = "no answer yet";
        while (watch.elapsed().compareTo(application.timeout()) < 0) {
            if (!process.isAlive()) {
                var result = process.await(ONE_ANSWER);
                return Optional.of(finding("ended with status " + result.status() + ": " + result.complaint()));
            }
            last = answer(client);
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
                "application " + application.command().get(0),
                seen,
                "a good answer from " + application.health() + " within "
                        + application.timeout().toSeconds() + " s",
                "start it by hand on a restored database and see what it lacks");
    }
}
