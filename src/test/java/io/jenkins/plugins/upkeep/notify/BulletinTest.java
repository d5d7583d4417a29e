package io.jenkins.plugins.upkeep.notify;

import static io.jenkins.plugins.upkeep.notify.BulletinDesk.critical;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.unknown;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When people are told of a run once more, and when not. */
class BulletinTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Occasion[] ALL = Occasion.values();

    @TempDir
    private Path folder;

    private static void assertSubjects(FakeChannel channel, String... subjects) {
        assertThat(channel.news()).extracting(Message::subject).containsExactly(subjects);
    }

    @Test
    void shouldTellTheSameTroubleOnce() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When, Then
        desk.run(critical("disk"));
        assertSubjects(slack, "[shop] look CRITICAL: looked");
        desk.after(HOUR).run(critical("disk"));
        desk.after(HOUR).run(critical("disk"), warning("load"));
        desk.after(HOUR).run(warning("disk"));
        desk.after(HOUR).run(critical("disk"));
        assertSubjects(slack);
    }

    @Test
    void shouldTellWhatBecameWorse() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When, Then
        desk.run(warning("disk"));
        desk.after(HOUR).run(warning("disk"), warning("load"));
        desk.after(HOUR).run(unknown("disk"), warning("load"));
        desk.after(HOUR).run(critical("load"), unknown("disk"));
        desk.after(HOUR).run(critical("load"), critical("disk"));
        assertSubjects(
                slack,
                "[shop] look WARNING: looked",
                "[shop] look WARNING: looked",
                "[shop] look UNKNOWN: looked",
                "[shop] look CRITICAL: looked",
                "[shop] look CRITICAL: looked");
        desk.after(HOUR).run(critical("disk"));
        assertSubjects(slack);
    }

    @Test
    void shouldRemindOfWhatLasts() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);
        desk.run(critical("disk"));
        slack.news();

        // When a run of each day begins a minute earlier than the day before
        desk.after(BulletinDesk.DAY.minusMinutes(1)).run(critical("disk"));

        // Then
        var reminder = slack.news().get(0);
        assertThat(reminder.subject()).isEqualTo("[shop] look CRITICAL, still: looked");
        assertThat(reminder.text()).contains("Since: 2026-03-01 02:00:00 UTC, for 1 d");
        desk.after(HOUR).run(critical("disk"));
        assertSubjects(slack);
    }

    @Test
    void shouldTellRatherThanBeSilentWhenTheClockWasSetBack() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);
        desk.run(critical("disk"));

        // When
        desk.after(BulletinDesk.DAY.multipliedBy(-30)).run(critical("disk"));

        // Then
        assertThat(slack.news()).hasSize(2);
    }

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

    @Test
    void shouldNotMixServicesAndTasksThatShareAFolder() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);
        desk.run("shop", "look", "looked", critical("disk"));
        desk.run("bank", "look", "looked", critical("disk"));
        desk.run("shop", "count", "counted", critical("disk"));
        assertThat(slack.news()).hasSize(3);

        // When
        desk.after(HOUR).run("bank", "look", "looked");
        desk.after(HOUR).run("shop", "look", "looked", critical("disk"));
        desk.after(HOUR).run("shop", "count", "counted", critical("disk"));

        // Then
        assertSubjects(slack, "[bank] look RESOLVED: looked");
    }

    @Test
    void shouldTellOnceMoreWhenWhatItRememberedIsDamaged() throws Exception {
        for (var damage : new String[] {"", "{", "[]", "{\"told\":[{\"service\":\"shop\",\"task\":\"look\"}, 7]}"}) {
            // Given
            var slack = new FakeChannel("slack", ALL);
            var desk = new BulletinDesk(folder, slack);
            desk.run(critical("disk"));
            slack.news();
            Files.writeString(folder.resolve("told.json"), damage);

            // When
            var outcome = desk.after(HOUR).run(critical("disk"));

            // Then
            assertThat(slack.news()).as(damage).hasSize(1);
            assertThat(outcome.problems().size()).isLessThan(2);
            assertThat(desk.after(HOUR).run(critical("disk")).problems()).isEmpty();
            assertThat(slack.news()).isEmpty();
            desk.after(HOUR).run();
        }
    }

    @Test
    void shouldMendADamagedFileOnceAllIsWell() throws Exception {
        // Given
        var desk = new BulletinDesk(folder, new FakeChannel("slack", ALL));
        Files.writeString(folder.resolve("told.json"), "{");

        // When, Then
        assertThat(desk.run().problems()).singleElement().asString().contains("told.json: ", "told once more");
        assertThat(desk.run().problems()).isEmpty();
    }

    @Test
    void shouldTellWhereNothingCanBeRemembered() throws Exception {
        // Given a folder in the place of the file
        Files.createDirectories(folder.resolve("told.json/x"));
        var slack = new FakeChannel("slack", ALL);

        // When
        var outcome = new BulletinDesk(folder, slack).run(critical("disk"));

        // Then
        assertThat(slack.news()).hasSize(1);
        assertThat(outcome.problems())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("told.json: cannot be"));
    }

    @Test
    void shouldLeaveNoFileWhereNothingIsWrong() throws Exception {
        // Given
        var desk = new BulletinDesk(folder, new FakeChannel("slack", ALL));

        // When
        desk.run();

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRememberLittleOfVeryMuch() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When
        for (int round = 0; round < 4; round++) {
            var number = round;
            desk.after(HOUR)
                    .run(IntStream.range(0, 3_000)
                            .mapToObj(at -> critical("x".repeat(1_000) + (number * 3_000 + at)))
                            .toArray(Finding[]::new));
        }

        // Then
        assertThat(slack.news())
                .hasSize(4)
                .allSatisfy(message -> assertThat(message.text())
                        .contains("and 2997 more in the report")
                        .hasSizeLessThan(3_000));
        assertThat(folder.resolve("told.json").toFile())
                .satisfies(file -> assertThat(file.length()).isLessThan(500_000));
    }

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
