package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel of Slack, or of a service that takes the same messages, reached by an incoming webhook. The webhook's address
 * is the key to the channel: no message says more of it than its host.
 *
 * @param slack the channel
 */
record SlackChannel(NotifyConfig.Slack slack) implements Channel {
    /** Slack says in a word such as {@code no_service} what is wrong; anything else is not repeated. */
    private static final Pattern REASON = Pattern.compile("[a-z_]{2,60}");

    private static final Pattern ACCEPTED = Pattern.compile("ok|\\{.*\"(ok|success)\"\\s*:\\s*true.*|");
    private static final int LONGEST_ANSWER = 1_000;

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean wants(NotifyConfig.Occasion occasion) {
        return slack.on().contains(occasion);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(slack.webhook());
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException, InterruptedException {
        var address = address();
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
        try {
            requireAccepted(address, client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UpkeepException(where(address) + words(e, limit), e);
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

    private static void requireAccepted(URI address, HttpResponse<InputStream> response)
            throws IOException, UpkeepException {
        String body;
        try (var stream = response.body()) {
            body = new String(stream.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        }
        var status = response.statusCode();
        if (status / 100 != 2) {
            var reason = REASON.matcher(body).matches() ? " (" + body + ")" : "";
            throw new UpkeepException(where(address) + "answers " + status + reason + "; " + advice(status));
        }
        if (!ACCEPTED.matcher(body).matches()) {
            throw new UpkeepException(
                    where(address) + "answers " + status + ", but not as a webhook does; correct notify.slack.webhook");
        }
    }

    private static String advice(int status) {
        return switch (status / 100) {
            case 3 -> "redirects are not followed: name the final address in notify.slack.webhook";
            case 5 -> "try again later, and see Slack's status page";
            default ->
                status == 429
                        ? "it takes no more messages now: send fewer"
                        : "make a new webhook and put it into notify.slack.webhook";
        };
    }
}
