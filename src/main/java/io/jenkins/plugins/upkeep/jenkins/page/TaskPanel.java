package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Fragments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A task on the page of its job. */
public final class TaskPanel {
    private static final int MOST_CELLS = 60;
    private static final int MOST_ROWS = 30;

    private final TaskRecord task;
    private final List<RunLine> lines;

    TaskPanel(TaskRecord task, Predicate<HistoryEntry> isThere) {
        this.task = task;
        var moments = new Moments(Instant.now(), ZoneId.systemDefault());
        this.lines = newest(task.runs(), MOST_CELLS).stream()
                .map(run -> new RunLine(run, isThere.test(run), moments))
                .toList();
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    public String getTask() {
        return task.task();
    }

    public String getService() {
        return task.service();
    }

    public String getVerdict() {
        return task.last().verdict();
    }

    /**
     * @return the status of the last run as HTML
     */
    public String getBadge() {
        return Fragments.badge(task.last().status());
    }

    /**
     * @return the runs, the oldest first
     */
    public List<RunLine> getCells() {
        return lines;
    }

    /**
     * @return the last runs, the newest first
     */
    public List<RunLine> getRows() {
        var rows = new ArrayList<>(newest(lines, MOST_ROWS));
        Collections.reverse(rows);
        return rows;
    }

    /**
     * @return charts of what the runs measured, as HTML
     */
    public String getCharts() {
        return Fragments.views(TaskTrend.of(task));
    }
}
