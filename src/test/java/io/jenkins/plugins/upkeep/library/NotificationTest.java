package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a build tells how it ended, and when. */
class NotificationTest {
    private static final Map<String, Object> BOTH =
            Map.of("notify", Map.of("slack", "#ops", "email", "ops@example.org"));

    @Test
    void shouldTellOfAFailureWithWhatWasSeen() {
        // Given
        var library = Library.fresh().withToday().withFailing("healthCheck");

        // When
        library.call("dailyMaintenance", BOTH);

        // Then
        assertThat(library.messages()).hasSize(2);
        assertThat(library.messages().get(0))
                .startsWith("slackSend{channel=#ops, color=danger, failOnError=true, message=shop #7: failed")
                .contains("healthCheck failed: healthCheck is broken", "verifiedBackup: OK: verdict of verifiedBackup")
                .contains("https://jenkins.example.org/7/");
        assertThat(library.messages().get(1)).contains("subject=shop #7: failed, to=ops@example.org");
    }

    @Test
    void shouldTellOfARecoveryOnce() {
        // Given
        var failed = new BuildStub(null);
        failed.mark("FAILURE");
        var recovered = new BuildStub(failed);

        // When
        var first = new Library(recovered).withToday();
        first.call("dailyMaintenance", BOTH);
        var second = new Library(new BuildStub(recovered)).withToday();
        second.call("dailyMaintenance", BOTH);

        // Then
        assertThat(first.messages()).hasSize(2).allMatch(message -> message.contains("shop #7: resolved"));
        assertThat(second.messages()).isEmpty();
    }

    @Test
    void shouldTellOfWhatWasAskedForAlone() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call(
                "dailyMaintenance",
                Map.of("notify", Map.of("email", "ops@example.org", "on", List.of("started", "succeeded"))));

        // Then
        assertThat(library.messages()).hasSize(2);
        assertThat(library.messages().get(0)).contains("subject=shop #7: started");
        assertThat(library.messages().get(1)).contains("subject=shop #7: succeeded");
    }

    @Test
    void shouldNotFailWhenAMessageCannotBeSent() {
        // Given
        var library = Library.fresh().withToday().withFailing("mail").withFailing("slackSend");

        // When
        library.call(
                "dailyMaintenance", Map.of("notify", Map.of("email", "x", "slack", "y", "on", List.of("succeeded"))));

        // Then
        assertThat(library.build().getCurrentResult()).isEqualTo("SUCCESS");
        assertThat(library.log())
                .contains(
                        "WARNING: no message by Slack: slackSend is broken",
                        "WARNING: no message by mail: mail is broken")
                .anyMatch(line -> line.startsWith("nobody was told:\nshop #7: succeeded"));
    }

    @Test
    void shouldUseWhatIsInstalled() {
        // Given
        var library = Library.fresh()
                .withToday()
                .withFailing("healthCheck")
                .with("emailext", arguments -> null)
                .without("slackSend")
                .without("mail");

        // When
        library.call("dailyMaintenance", BOTH);

        // Then
        assertThat(library.log()).contains("WARNING: no message by Slack: its plugin is not installed");
        assertThat(library.calls()).last().asString().startsWith("emailext{").contains("mimeType=text/plain");
    }
}
