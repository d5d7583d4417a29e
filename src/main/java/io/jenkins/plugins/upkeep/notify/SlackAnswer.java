package io.jenkins.plugins.upkeep.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a webhook answered.
 *
 * @param status the HTTP status
 * @param body the beginning of the text
 * @param pause how long it asks to be left alone before the next attempt
 */
record SlackAnswer(int status, String body, Optional<Duration> pause) {
    private static final int TOO_MANY = 429;
    private static final int LONGEST = 1_000;

    /** Slack says in a word such as {@code no_service} what is wrong; anything else is not repeated. */
    private static final Pattern REASON = Pattern.compile("[a-z_]{2,60}");

    private static final Pattern ACCEPTED = Pattern.compile("ok|\\{.*\"(ok|success)\"\\s*:\\s*true.*|");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");

    static SlackAnswer of(HttpResponse<InputStream> response) throws IOException {
        try (var stream = response.body()) {
            var body = new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            var pause = response.headers()
                    .firstValue("Retry-After")
                    .filter(text -> SECONDS.matcher(text).matches())
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)));
            return new SlackAnswer(response.statusCode(), body, pause);
        }
    }

    /** Whether it took too many messages and may take this one soon. */
    boolean isTooMany() {
        return status == TOO_MANY;
    }

    /** Why the message was not accepted, and what to do. */
    Optional<String> problem() {
        if (status / 100 != 2) {
            var reason = REASON.matcher(body).matches() ? " (" + body + ")" : "";
            return Optional.of("answers " + status + reason + "; " + advice());
        }
        return ACCEPTED.matcher(body).matches()
                ? Optional.empty()
                : Optional.of("answers " + status + ", but not as a webhook does; correct notify.slack.webhook");
    }

    private String advice() {
        if (isTooMany()) {
            return "it takes no more messages now: send fewer";
        }
        return switch (status / 100) {
            case 3 -> "redirects are not followed: name the final address in notify.slack.webhook";
            case 5 -> "try again later, and see Slack's status page";
            default -> "make a new webhook and put it into notify.slack.webhook";
        };
    }
}
