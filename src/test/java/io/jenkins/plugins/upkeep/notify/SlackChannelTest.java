package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest {
    @TempDir
    private Path folder;

    private List<Delivery> send(String address, Message message) throws Exception {
        return Notifiers.of(folder, "slack: {webhook: '" + address + "'}").send(message);
    }

    @Test
    void shouldTellSlackWithoutLettingTheTextCallAnybody() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            var deliveries = send(
                    webhook.address(), Notifiers.critical("disk <!channel> & more", "first\nse<http://x|y>cond ü 🙂"));

            // Then
            assertThat(deliveries).containsExactly(new Delivery("slack", java.util.Optional.empty()));
            assertThat(webhook.taken()).singleElement().satisfies(document -> {
                assertThat(document.path("text").asText()).isEqualTo("*disk &lt;!channel&gt; &amp; more*");
                var beside = document.path("attachments").path(0);
                assertThat(beside.path("text").asText()).isEqualTo("first\nse&lt;http://x|y&gt;cond ü 🙂");
                assertThat(beside.path("color").asText()).isEqualTo("danger");
                assertThat(beside.path("mrkdwn_in").isArray()).isTrue();
            });
        }
    }

    @Test
    void shouldCutWhatNobodyWouldRead() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            send(webhook.address(), Notifiers.critical("s\r\n".repeat(50_000), "🙂".repeat(60_000)));

            // Then
            var document = webhook.taken().get(0);
            assertThat(document.path("text").asText()).hasSizeLessThan(300).hasLineCount(1);
            var text = document.path("attachments").path(0).path("text").asText();
            assertThat(text)
                    .hasSizeLessThan(3_100)
                    .contains("(the first 3000 of ")
                    .doesNotContain("\uD83D…");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, no_service, answers 404 (no_service); make a new webhook",
        "404, <a>T0000/B0000/verysecrettoken</a>, answers 404; make a new webhook",
        "500, rollup_error, answers 500 (rollup_error); try again later",
        "302, '', answers 302; redirects are not followed",
        "429, '', answers 429; it takes no more messages now",
        "200, <html>sign in</html>, 'answers 200, but not as a webhook does'"
    })
    void shouldSayWhatItWasAnswered(int status, String body, String problem) throws Exception {
        try (var webhook = Webhook.answering(status, body)) {
            // When
            var seen = Notifiers.problem(send(webhook.address(), Notifiers.critical("s", "t")));

            // Then
            assertThat(seen)
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("slack at 127.0.0.1: " + problem)
                            .doesNotContain("secrettoken"));
        }
    }

    @Test
    void shouldSendOnceMoreWhatWasTooMuch() throws Exception {
        try (var webhook = Webhook.answering(429, "", 200, "ok").with("Retry-After", "0")) {
            // When
            var deliveries = send(webhook.address(), Notifiers.critical("s", "t"));

            // Then
            assertThat(deliveries).allMatch(Delivery::succeeded);
            assertThat(webhook.taken()).hasSize(2);
        }
    }

    @Test
    void shouldNotWaitLongerThanItMay() throws Exception {
        try (var webhook = Webhook.answering(429, "", 200, "ok").with("Retry-After", "30")) {
            // When
            var problem = Notifiers.problem(send(webhook.address(), Notifiers.critical("s", "t")));

            // Then
            assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("answers 429; it takes no more"));
            assertThat(webhook.taken()).hasSize(1);
        }
    }

    @Test
    void shouldNotTellWhoCannotProveWhoItIs() throws Exception {
        try (var webhook = Webhook.encrypted(MailServerInTest.certificate(folder))) {
            // When
            var problem = Notifiers.problem(send(webhook.address(), Notifiers.critical("s", "t")));

            // Then
            assertThat(problem)
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("broke off (SSLHandshakeException); see its certificate")
                            .doesNotContain("secrettoken"));
            assertThat(webhook.taken()).isEmpty();
        }
    }

    @Test
    void shouldShowHowGraveItIs() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            for (var occasion : NotifyConfig.Occasion.values()) {
                send(webhook.address(), new Message(occasion, "shop", "s", "t"));
            }

            // Then
            assertThat(webhook.taken())
                    .extracting(document ->
                            document.path("attachments").path(0).path("color").asText())
                    .containsExactly("#9e9e9e", "warning", "good", "danger", "warning", "#7b3fa0");
        }
    }

    @Test
    void shouldNotWaitForOneThatHangs() throws Exception {
        // Given
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var slack = new NotifyConfig.Slack(
                    Secret.of("http://127.0.0.1:" + server.getLocalPort() + "/secret"),
                    List.of(NotifyConfig.Occasion.CRITICAL));
            var notifier = new Notifier(List.of(new SlackChannel(slack)), Duration.ofMillis(300));

            // When
            var problem = Notifiers.problem(notifier.send(Notifiers.critical("s", "t")));

            // Then
            assertThat(problem)
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("within 300 ms").doesNotContain("secret"));
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        var address = "http://127.0.0.1:" + Ports.free() + "/secret";

        assertThat(Notifiers.problem(send(address, Notifiers.critical("s", "t"))))
                .contains("slack at 127.0.0.1: cannot be reached; see whether this machine may call it, and the"
                        + " host's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.slack.example/secret", "ftp://hooks/secret", "http://a b/secret", "https:///secret"})
    void shouldNotRepeatAnAddressThatIsNone(String address) throws Exception {
        assertThat(Notifiers.problem(send(address, Notifiers.critical("s", "t"))))
                .contains("slack: the webhook is no address that begins with https://; correct notify.slack.webhook");
    }
}
