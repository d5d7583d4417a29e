package io.jenkins.plugins.upkeep.window.mode;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A URL to which the beginning and the end are posted in JSON; any answer of 200 to 299 is a success. Redirects are not
 * followed. Messages name it without its query, which may hold a secret.
 *
 * @param url the URL
 * @param limit how long an answer may take as a whole
 */
record HookPart(URI url, Duration limit) implements ModePart {
    static final String NAME = "hook";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String inWords() {
        return "the hook " + WebAddress.of(url);
    }

    @Override
    public Optional<String> enter(ModeEvent event) throws UpkeepException, InterruptedException {
        tell(event);
        return Optional.empty();
    }

    @Override
    public void leave(ModeEvent event) throws UpkeepException, InterruptedException {
        tell(event);
    }

    private void tell(ModeEvent event) throws UpkeepException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
        var request = HttpRequest.newBuilder(url)
                .timeout(limit)
                .header("User-Agent", "upkeep")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.json()))
                .build();
        var status = status(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        if (status / 100 != 2) {
            throw new UpkeepException(WebAddress.of(url) + " answers " + status + " to event " + event.kind()
                    + (status / 100 == 3
                            ? "; write the address that answers by itself into maintenance.mode.hook"
                            : "; see its log"));
        }
    }

    private int status(CompletableFuture<HttpResponse<Void>> answer) throws UpkeepException, InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new UpkeepException(noAnswer(), e);
        } catch (ExecutionException e) {
            throw new UpkeepException(WebAddress.of(url) + words(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    private String noAnswer() {
        return WebAddress.of(url) + " gave no answer within " + limit.toMillis() / 1000.0
                + " s; see what it is busy with, or give it longer with maintenance.timeout";
    }

    private static String words(Throwable problem) {
        if (problem.getCause() instanceof UnresolvedAddressException) {
            return " has no address: its host is not known here; check its name";
        }
        return problem instanceof ConnectException
                ? " refuses connections; start it, or correct maintenance.mode.hook"
                : " gave no answer (" + OneLine.of(problem.toString()) + "); see its log";
    }
}
