package io.jenkins.plugins.upkeep.testing;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits for a server of the Prometheus family to say that it is ready. */
final class Readiness {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Readiness() {}

    static void of(RunningProcess server, URI address) {
        await(address.toString())
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the server of a test has ended", () -> !server.isAlive())
                .until(() -> isReady(address));
    }

    private static boolean isReady(URI address) {
        try {
            var connection =
                    (HttpURLConnection) address.resolve("/-/ready").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
