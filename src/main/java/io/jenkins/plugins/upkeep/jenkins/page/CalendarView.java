package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The calendar as one reader may see it, at one moment. Immutable. */
public final class CalendarView {
    private final Moments moments;
    private final List<CalendarRow> rows;
    private final List<Day> days;

    private CalendarView(Moments moments, List<CalendarRow> rows, List<Day> days) {
        this.moments = moments;
        this.rows = rows;
        this.days = days;
    }

    /**
     * A job that the reader may see.
     *
     * @param job the job
     * @param history its history
     */
    record Seen(ScheduledJob job, List<HistoryEntry> history) {}

    static CalendarView of(List<Seen> jobs, Instant now, ZoneId zone) {
        var moments = new Moments(now, zone);
        var rows = jobs.stream()
                .map(seen -> new CalendarRow(seen.job(), JobRecord.of(seen.history()), moments))
                .sorted(CalendarRow.GRAVEST_FIRST)
                .toList();
        return new CalendarView(
                moments, rows, Week.of(jobs.stream().map(Seen::job).toList(), moments));
    }

    public List<CalendarRow> getRows() {
        return rows;
    }

    /**
     * @return how many jobs there are, and how they stand
     */
    public String getSummary() {
        var counts = Arrays.stream(Status.values())
                .sorted(Comparator.reverseOrder())
                .filter(status -> count(status) > 0)
                .map(status -> count(status) + " "
                        + (status == Status.OK ? "OK" : status.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return rows.size() + (rows.size() == 1 ? " job: " : " jobs: ") + counts;
    }

    private long count(Status status) {
        return rows.stream()
                .filter(row -> row.getStatus().equals(status.name()))
                .count();
    }

    public List<Day> getDays() {
        return days;
    }

    /**
     * @return whether anything starts by itself within these days
     */
    public boolean isPlanned() {
        return days.stream().anyMatch(day -> !day.runs().isEmpty());
    }

    /**
     * @return the zone that all moments are given in
     */
    public String getZone() {
        return moments.zone().getId();
    }
}
