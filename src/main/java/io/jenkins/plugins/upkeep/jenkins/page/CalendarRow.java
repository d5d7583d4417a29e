package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Fragments;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A job in the calendar: how its maintenance stands, and when it comes next. Immutable. */
@ExportedBean
public final class CalendarRow {
    /** What needs someone comes first. */
    static final Comparator<CalendarRow> GRAVEST_FIRST = Comparator.comparing(
                    (CalendarRow row) -> row.record.status(), Comparator.reverseOrder())
            .thenComparing(CalendarRow::getJob);

    private static final String BACKUP = "verified-backup";

    private final ScheduledJob job;
    private final JobRecord record;
    private final Moments moments;
    private final Optional<Instant> next;
    private final Optional<HistoryEntry> last;

    CalendarRow(ScheduledJob job, JobRecord record, Moments moments) {
        this.job = job;
        this.record = record;
        this.moments = moments;
        this.next = job.schedule().next(moments.now());
        this.last = record.last();
    }

    @Exported
    public String getJob() {
        return job.name();
    }

    @Exported
    public String getUrl() {
        return job.url();
    }

    @Exported
    public List<String> getServices() {
        return record.services();
    }

    @Exported
    public List<String> getTasks() {
        return record.tasks().stream().map(TaskRecord::task).distinct().toList();
    }

    /**
     * @return the gravest status that one of its tasks has now
     */
    @Exported
    public String getStatus() {
        return record.status().name();
    }

    /**
     * @return the sentence of the task with that status
     */
    @Exported
    public String getVerdict() {
        return record.tasks().stream()
                .findFirst()
                .map(task -> task.last().verdict())
                .orElse("");
    }

    @Exported
    public String getLastRun() {
        return text(last.map(HistoryEntry::started));
    }

    @Exported
    public String getNextRun() {
        return text(next);
    }

    @Exported
    public String getNewestVerifiedBackup() {
        return text(record.newestBackup());
    }

    @Exported
    public Double getRtoSeconds() {
        return number(record.newest("rto"));
    }

    @Exported
    public Double getRpoSeconds() {
        return number(record.newest("rpo"));
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    public String getTone() {
        return "tone-" + getStatus().toLowerCase(Locale.ROOT);
    }

    /**
     * @return the status as HTML
     */
    public String getBadge() {
        return Fragments.badge(Status.valueOf(getStatus()));
    }

    public String getServiceNames() {
        return String.join(", ", getServices());
    }

    public String getTaskNames() {
        return String.join(", ", getTasks());
    }

    public String getLastAge() {
        return last.map(entry -> moments.age(entry.started()) + " ago").orElse("never");
    }

    public String getLastMoment() {
        return last.map(entry -> moments.full(entry.started())).orElse("");
    }

    public String getNextIn() {
        return next.map(moment -> "in " + moments.until(moment)).orElse("by hand only");
    }

    public String getNextMoment() {
        return next.map(moments::full).orElse("");
    }

    public String getBackupAge() {
        return record.newestBackup().map(moments::age).orElse(getTasks().contains(BACKUP) ? "none" : "");
    }

    public String getBackupMoment() {
        return record.newestBackup().map(moments::full).orElse("");
    }

    public String getRto() {
        return duration(record.newest("rto"));
    }

    public String getRpo() {
        return duration(record.newest("rpo"));
    }

    private static String duration(OptionalDouble seconds) {
        return seconds.isPresent() ? Units.format(seconds.getAsDouble(), Unit.SECONDS) : "";
    }
}
