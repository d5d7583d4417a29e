package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.system.http.BoundedBody;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Sends requests to one endpoint, one after the other over one connection where the server keeps it. */
final class Caller {
    private static final int MOST_BODY = 64 << 10;

    private final Endpoint endpoint;
    private final HttpClient client;
    private final HttpRequest request;

    Caller(Endpoint endpoint, SSLContext trust) {
        this.endpoint = endpoint;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.patience())
                .sslContext(trust)
                .build();
        this.request = HttpRequest.newBuilder(endpoint.url())
                .header("User-Agent", "upkeep")
                .header("Accept", "*/*")
                .build();
    }

    Answer call() throws NoAnswer, InterruptedException {
        var watch = Stopwatch.started();
        var pending = client.sendAsync(request, head -> new BoundedBody(MOST_BODY));
        try {
            var response = pending.get(endpoint.patience().toMillis(), TimeUnit.MILLISECONDS);
            var body = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), watch.elapsed(), body, location(response));
        } catch (ExecutionException e) {
            throw ConnectionFailure.explain(endpoint, e.getCause());
        } catch (TimeoutException e) {
            throw ConnectionFailure.explain(endpoint, e);
        } finally {
            pending.cancel(true);
        }
    }

    private Optional<URI> location(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Location")
                    .map(target -> endpoint.url().resolve(target));
        } catch (IllegalArgumentException e) {
            // What is no address leads nowhere, and is reported as such.
            return Optional.empty();
        }
    }
}
