package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A channel of Slack, or of a service that takes the same messages, reached by an incoming webhook. The webhook's address
 * is the key to the channel: no message says more of it than its host.
 *
 * @param slack the channel
 */
record SlackChannel(NotifyConfig.Slack slack) implements Channel {
    /** How long to wait after too many messages where the answer does not say it. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean wants(NotifyConfig.Occasion occasion) {
        return occasion.isToldTo(slack.on());
    }

    @Override
    public List<Secret> secrets() {
        return List.of(slack.webhook());
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException, InterruptedException {
        var address = address();
        var watch = Stopwatch.started();
        try {
            var answer = post(address, message, limit);
            var pause = answer.pause().orElse(PAUSE);
            if (answer.isTooMany() && watch.elapsed().plus(pause).compareTo(limit) < 0) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                answer = post(address, message, limit.minus(watch.elapsed()));
            }
            requireAccepted(address, answer);
        } catch (IOException e) {
            throw new UpkeepException(where(address) + words(e, limit), e);
        }
    }

    private static SlackAnswer post(URI address, Message message, Duration limit)
            throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
        var request = HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "upkeep")
                .POST(HttpRequest.BodyPublishers.ofString(SlackText.document(message)))
                .build();
        return SlackAnswer.of(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    private static void requireAccepted(URI address, SlackAnswer answer) throws UpkeepException {
        var problem = answer.problem();
        if (problem.isPresent()) {
            throw new UpkeepException(where(address) + problem.get());
        }
    }

    private URI address() throws UpkeepException {
        Optional<URI> address;
        try {
            address = Optional.of(URI.create(slack.webhook().reveal().strip()));
        } catch (IllegalArgumentException e) {
            // What it says repeats the address.
            address = Optional.empty();
        }
        return address.filter(url ->
                        url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"))
                .orElseThrow(() -> new UpkeepException(
                        "slack: the webhook is no address that begins with https://; correct notify.slack.webhook"));
    }

    private static String where(URI address) {
        return "slack at " + address.getHost() + ": ";
    }

    private static String words(IOException problem, Duration limit) {
        if (problem instanceof HttpTimeoutException) {
            return "gave no answer within " + Units.format(limit) + "; try again later";
        }
        if (problem instanceof ConnectException) {
            return "cannot be reached; see whether this machine may call it, and the host's name";
        }
        return "broke off (" + problem.getClass().getSimpleName() + "); see its certificate and the way there";
    }
}
