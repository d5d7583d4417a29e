package io.jenkins.plugins.upkeep.notify;

import static io.jenkins.plugins.upkeep.notify.BulletinDesk.critical;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message on a run says. */
class BulletinMessageTest {
    private static final Occasion[] ALL = Occasion.values();

    @TempDir
    private Path folder;

    @Test
    void shouldTellTheFirstThingsToDoAndWhereTheRestIs() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When
        desk.run(
                "shop",
                "look",
                "the disk of shop is full",
                Finding.info("mood", "good"),
                warning("one"),
                critical("two"),
                warning("three"),
                warning("four"),
                warning("five"));

        // Then
        assertThat(slack.news().get(0).text()).isEqualTo("""
                the disk of shop is full

                CRITICAL two: is gone
                  -> bring it back
                WARNING one: 91 % full (limit 90 %)
                  -> make room
                WARNING three: 91 % full (limit 90 %)
                  -> make room
                and 2 more in the report

                Host: db1
                Report: /reports/look/report.html""");
    }

    @Test
    void shouldPassOnNoSecretOfAChannelAndNothingThatIsObeyed() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When
        desk.run("shop", "look", "hunter2 \u001b[31m\u202e is wrong", critical("a\nb\u0007 hunter2"));

        // Then
        var message = slack.news().get(0);
        assertThat(message.subject()).isEqualTo("[shop] look CRITICAL: ****  [31m<U+202E> is wrong");
        assertThat(message.text()).contains("CRITICAL a b  ****: is gone").doesNotContain("hunter2", "\u001b");
    }

    @Test
    void shouldTellThatARunBegins() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var email = new FakeChannel("email", Occasion.CRITICAL);
        var desk = new BulletinDesk(folder, slack, email);

        // When
        var deliveries = desk.bulletin("shop", "look").started(java.time.Instant.parse("2026-03-01T02:00:00Z"));

        // Then
        assertThat(deliveries).extracting(Delivery::channel).containsExactly("slack");
        assertThat(slack.news().get(0).subject()).isEqualTo("[shop] look STARTED");
        assertThat(email.news()).isEmpty();
    }
}
