package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.notify.Webhook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyCommandTest {
    @TempDir
    private Path folder;

    private Desk.Said send(String section, String... words) {
        var desk = Desk.with(folder);
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\n" + section);
        var all = new ArrayList<>(
                List.of("notify", "-c", folder.resolve("upkeep.yaml").toString()));
        all.addAll(List.of(words));
        return desk.run(all.toArray(String[]::new));
    }

    private static String slack(Webhook webhook, String on) {
        return "notify: {slack: {webhook: '" + webhook.address() + "', on: " + on + "}, eventLog: events.jsonl}\n";
    }

    @Test
    void shouldSayWhichChannelTookIt() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            var said = send(slack(webhook, "[critical]"), "--subject", "release 1.4", "--message", "is out\nat last");

            // Then
            assertThat(said.status()).isZero();
            assertThat(said.out()).isEqualTo("slack: accepted\nevent log: written\n");
            assertThat(said.errors()).isEmpty();
            assertThat(webhook.subjects()).containsExactly("*release 1.4*");
            assertThat(folder.resolve("events.jsonl")).content().contains("is out\\nat last");
        }
    }

    @Test
    void shouldTellOnlyThoseWhoAskForTheOccasion() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            var section = slack(webhook, "[critical]");
            var failed = send(section, "--subject", "one", "--occasion", "failed");
            var critical = send(section, "--subject", "two", "--occasion", "critical");

            // Then
            assertThat(failed.out()).isEqualTo("event log: written\n");
            assertThat(critical.out()).isEqualTo("slack: accepted\nevent log: written\n");
            assertThat(webhook.subjects()).containsExactly("*two*");
        }
    }

    @Test
    void shouldEndWithTwoWhenAChannelDidNotTakeIt() throws Exception {
        try (var webhook = Webhook.answering(404, "no_service")) {
            // When
            var said = send(slack(webhook, "[critical]"), "--subject", "one");

            // Then
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.out()).isEqualTo("event log: written\n");
            assertThat(said.errors())
                    .startsWith("upkeep: slack: not sent: slack at 127.0.0.1: answers 404 (no_service)")
                    .hasLineCount(1);
        }
    }

    @Test
    void shouldEndWithTwoWhenNobodyWasToBeTold() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            var section = slack(webhook, "[critical]").replace(", eventLog: events.jsonl", "");
            var said = send(section, "--subject", "one", "--occasion", "started");

            // Then
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.errors()).startsWith("upkeep: nobody was told: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notify: {}\n", "notify: {slack: {webhook: '${env:NOT_SET}'}}\n"})
    void shouldRefuseToSendToNobody(String section) {
        var said = send(section, "--subject", "one");

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).hasLineCount(1).contains("notify");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(send("notify: {eventLog: x}\n").errors()).contains("--subject: is missing");
        var said = send("notify: {eventLog: x}\n", "--subject", "one", "--occasion", "party");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).contains("--occasion: 'party' is not one of started, failed, resolved, critical");
    }
}
