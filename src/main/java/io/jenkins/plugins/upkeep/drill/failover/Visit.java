package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A request on a connection of its own, without a second try: what a client would meet that comes at this moment.
 *
 * @param endpoint where to
 * @param patience how long it waits
 */
record Visit(Endpoint endpoint, Duration patience) {
    /** What is wrong with the answer, in a few words; empty when it is the expected one. */
    Optional<String> complaint() {
        try (var connection = HttpConnection.open(endpoint.url(), patience)) {
            return judge(connection.get());
        } catch (IOException e) {
            return Optional.of(words(e));
        }
    }

    private Optional<String> judge(HttpConnection.Answer answer) {
        var expect = endpoint.expect();
        if (answer.status() != expect.status()) {
            return Optional.of("status " + answer.status());
        }
        return expect.body()
                .filter(text -> !answer.body().contains(text))
                .map(text -> "status " + answer.status() + " without the expected text");
    }

    private String words(IOException problem) {
        if (problem instanceof SocketTimeoutException) {
            return "no answer within " + Units.format(patience);
        }
        if (problem instanceof UnknownHostException) {
            return "its host " + endpoint.url().getHost() + " has no address";
        }
        if (problem instanceof ConnectException) {
            return "refuses connections";
        }
        if (problem instanceof SSLException) {
            return "does not come to terms on TLS (" + OneLine.of(problem.getMessage()) + ")";
        }
        return "breaks off (" + OneLine.of(problem.getMessage()) + ")";
    }
}
