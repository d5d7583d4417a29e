package io.jenkins.plugins.upkeep.notify;

import static io.jenkins.plugins.upkeep.notify.BulletinDesk.assertSubjects;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.critical;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.unknown;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When people are told of a run once more, and when not. */
class BulletinTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Occasion[] ALL = Occasion.values();

    @TempDir
    private Path folder;

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
}
