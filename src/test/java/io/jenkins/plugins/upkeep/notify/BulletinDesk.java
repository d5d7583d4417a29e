package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.notify.run.Bulletin;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs of a task one after the other, of which people are told. */
final class BulletinDesk {
    static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final Notifier notifier;
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");

    BulletinDesk(Path folder, Channel... channels) {
        this.folder = folder;
        this.notifier = new Notifier(List.of(channels), Duration.ofSeconds(20));
    }

    BulletinDesk after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** A run of a minute that finds something, or nothing. */
    Bulletin.Outcome run(Finding... findings) throws InterruptedException {
        return run("shop", "look", "looked", findings);
    }

    Bulletin.Outcome run(String service, String task, String verdict, Finding... findings) throws InterruptedException {
        var report = Report.of(task, service);
        List.of(findings).forEach(report::add);
        var minute = Duration.ofMinutes(1);
        var times = new Bulletin.Times(now, now.plus(minute));
        return bulletin(service, task).ended(report.build(now, minute, verdict), times, DAY);
    }

    Bulletin bulletin(String service, String task) {
        return new Bulletin(notifier, DAY, folder, service, task, new Origin("db1", "/reports/look/report.html"));
    }

    static Finding critical(String subject) {
        return Finding.critical(subject, "is gone", "", "bring it back");
    }

    static Finding warning(String subject) {
        return Finding.warning(subject, "91 % full", "90 %", "make room");
    }

    static Finding unknown(String subject) {
        return Finding.unknown(subject, "cannot be seen", "open the door");
    }

    static void assertSubjects(FakeChannel channel, String... subjects) {
        assertThat(channel.news()).extracting(Message::subject).containsExactly(subjects);
    }
}
