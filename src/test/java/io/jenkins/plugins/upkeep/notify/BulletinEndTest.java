package io.jenkins.plugins.upkeep.notify;

import static io.jenkins.plugins.upkeep.notify.BulletinDesk.assertSubjects;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.critical;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When people are told that trouble is over, and what a channel did not take. */
class BulletinEndTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Occasion[] ALL = Occasion.values();

    @TempDir
    private Path folder;

    @Test
    void shouldSayWhereItWasToldThatItIsOverAndHowLongItLasted() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var deaf = new FakeChannel("deaf", Occasion.RESOLVED);
        var email = new FakeChannel("email", Occasion.FAILED, Occasion.CRITICAL);
        var desk = new BulletinDesk(folder, slack, deaf, email);
        desk.run("shop", "look", "the disk is full", critical("disk"));
        desk.after(HOUR).run("shop", "look", "the disk is still full", critical("disk"));
        slack.news();
        email.news();

        // When
        desk.after(HOUR).run("shop", "look", "all is well");
        desk.after(HOUR).run("shop", "look", "all is well");

        // Then
        var message = slack.news();
        assertThat(message).singleElement().satisfies(resolved -> {
            assertThat(resolved.occasion()).isEqualTo(Occasion.RESOLVED);
            assertThat(resolved.subject()).isEqualTo("[shop] look RESOLVED: all is well");
            assertThat(resolved.text()).isEqualTo("""
                    all is well

                    Was CRITICAL for 2 h: the disk is still full
                    From 2026-03-01 02:00:00 UTC to 2026-03-01 04:00:00 UTC
                    Host: db1
                    Report: /reports/look/report.html""");
        });
        assertThat(deaf.news()).isEmpty();
        assertThat(email.news()).isEmpty();

        // And what comes later is told anew, also where nobody heard that it was over
        desk.after(BulletinDesk.DAY).run(critical("disk"));
        assertSubjects(slack, "[shop] look CRITICAL: looked");
        assertSubjects(email, "[shop] look CRITICAL: looked");
    }

    @Test
    void shouldTryAgainWhatAChannelDidNotTake() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var email = new FakeChannel("email", ALL);
        var desk = new BulletinDesk(folder, slack, email);
        slack.refuse(true);

        // When
        var outcome = desk.run(critical("disk"));

        // Then
        assertThat(outcome.deliveries()).extracting(Delivery::succeeded).containsExactly(false, true);
        assertThat(outcome.problems()).isEmpty();
        assertThat(email.news()).hasSize(1);

        // When
        slack.refuse(false);
        desk.after(HOUR).run(critical("disk"));

        // Then
        assertThat(slack.news().get(0).text()).contains("Since: 2026-03-01 02:00:00 UTC, for 1 h");
        assertThat(email.news()).isEmpty();

        // When
        slack.refuse(true);
        desk.after(HOUR).run();
        slack.refuse(false);
        desk.after(HOUR).run();

        // Then
        assertThat(slack.news().get(0).text()).contains("Was CRITICAL for 2 h");
        assertSubjects(email, "[shop] look RESOLVED: looked");
    }

    @Test
    void shouldNotTellThatSomethingIsOverThatNobodyWasToldOf() throws Exception {
        // Given
        var slack = new FakeChannel("slack", Occasion.CRITICAL, Occasion.RESOLVED);
        var desk = new BulletinDesk(folder, slack);

        // When
        desk.run(warning("disk"));
        desk.after(HOUR).run();

        // Then
        assertThat(slack.news()).isEmpty();
    }

    @Test
    void shouldNotRingForWhatComesAndGoes() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When
        for (int round = 0; round < 6; round++) {
            desk.after(HOUR).run(critical("disk"));
            desk.after(HOUR).run();
        }

        // Then
        var messages = slack.news();
        assertThat(messages)
                .extracting(message -> message.subject().replaceAll("\\[shop] look (\\w+):.*", "$1"))
                .containsExactly("CRITICAL", "RESOLVED", "CRITICAL", "RESOLVED", "CRITICAL");
        assertThat(messages.get(4).text())
                .contains("Comes and goes: it began 3 times within 1 d; it is told as resolved once it was well");

        // And something else is told, and that all was well for a day
        desk.after(HOUR).run(critical("load"));
        assertSubjects(slack, "[shop] look CRITICAL: looked");
        desk.after(HOUR).run();
        assertSubjects(slack);
        desk.after(BulletinDesk.DAY).run();
        assertSubjects(slack, "[shop] look RESOLVED: looked");
        desk.after(HOUR).run();
        assertSubjects(slack);
    }
}
