package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.backup.retention.RetentionPlan;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the page of a quarter shows, all of it from what the tasks remember.
 *
 * @param quarter the days
 * @param seen what became of each trouble
 * @param histories the runs by the name of the task
 * @param drill the last drill, where there was one
 * @param remaining what retention says of the sets that are there
 */
record QuarterViews(
        Quarter quarter,
        List<Trouble.Seen> seen,
        Map<String, History> histories,
        Optional<Report> drill,
        RetentionPlan remaining) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final List<String> ORDER = List.of(
            "health-check",
            "data-quality",
            "verified-backup",
            "backup-check",
            "api-performance",
            "access-review",
            "pg-maintenance",
            "dr-restore-test",
            "alert-test",
            "performance-review",
            "upgrade-plan");

    static History history(Map<String, History> histories, String task) {
        return histories.getOrDefault(task, History.none());
    }

    /** All of them, in their order on the page. */
    List<View> all() {
        var views = new ArrayList<View>();
        views.add(calendar());
        views.add(troubles());
        views.add(lines(
                "API response time by week",
                Unit.SECONDS,
                "api-performance",
                Map.of("api_p50", "half of the requests within", "api_p95", "95 % within")));
        views.add(lines("Database size", Unit.BYTES, "health-check", Map.of("database_size", "database")));
        views.add(backupDuration());
        drill.ifPresent(report -> views.add(phases(report)));
        views.add(sets());
        return views;
    }

    private View calendar() {
        var rows = Stream.concat(ORDER.stream(), histories.keySet().stream().sorted())
                .distinct()
                .filter(task -> histories.containsKey(task) && !task.endsWith("-maintenance"))
                .map(task -> new View.CalendarRow(task, marks(history(histories, task))))
                .toList();
        return new View.Calendar("The quarter, day by day", quarter.first(), quarter.last(), rows);
    }

    /** Of several runs on a day the gravest counts. */
    private static List<View.DayMark> marks(History history) {
        var days = new TreeMap<LocalDate, View.DayMark>();
        for (var run : history.runs()) {
            var day = LocalDate.ofInstant(run.started(), ZoneOffset.UTC);
            var mark = new View.DayMark(day, run.status(), note(run));
            days.merge(day, mark, (one, other) -> one.status().compareTo(other.status()) >= 0 ? one : other);
        }
        return List.copyOf(days.values());
    }

    private static String note(EarlierRun run) {
        return run.status() == Status.OK || run.problems().isEmpty()
                ? ""
                : run.problems().get(0).subject()
                        + (run.problems().size() > 1 ? " and " + (run.problems().size() - 1) + " more" : "");
    }

    private View troubles() {
        var rows = seen.stream()
                .map(one -> List.of(
                        one.trouble().mishap().title(),
                        days(one.trouble()),
                        one.noticed().map(DAY::format).orElse("NOT noticed"),
                        one.trouble().mishap().sign().task(),
                        one.resolved().map(DAY::format).orElse("–"),
                        QuarterSummary.lasted(one, quarter.last())))
                .toList();
        return new View.Table(
                "What was made to go wrong, and who noticed",
                Stream.of("Trouble", "Planted", "Noticed", "By", "Well again", "Lasted")
                        .map(View.Column::text)
                        .toList(),
                rows);
    }

    private String days(Trouble trouble) {
        if (trouble.from().equals(trouble.until())) {
            return DAY.format(trouble.from());
        }
        return trouble.until().equals(quarter.last())
                ? "from " + DAY.format(trouble.from())
                : DAY.format(trouble.from()) + " – " + DAY.format(trouble.until());
    }

    private View lines(String title, Unit unit, String task, Map<String, String> labels) {
        var series = new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> new View.Series(label.getValue(), points(task, label.getKey())))
                        .toList();
        return new View.Lines(title, unit, series);
    }

    private List<View.Point> points(String task, String number) {
        return history(histories, task).numbers(number, "").stream()
                .map(point -> new View.Point(point.at(), point.value()))
                .toList();
    }

    private View backupDuration() {
        var points = history(histories, "verified-backup").runs().stream()
                .filter(run -> run.status() == Status.OK)
                .flatMap(run ->
                        run
                                .duration()
                                .map(duration -> new View.Point(run.started(), duration.toMillis() / 1000.0))
                                .stream())
                .toList();
        return new View.Lines(
                "Duration of the backups", Unit.SECONDS, List.of(new View.Series("backup and its proof", points)));
    }

    private static View phases(Report report) {
        var bars = report.measurements().stream()
                .filter(one -> one.name().equals("phase") && one.value().isPresent())
                .map(QuarterViews::bar)
                .toList();
        return new View.Bars("The drill: from nothing to an API that answers", Unit.SECONDS, bars);
    }

    private static View.Bar bar(Measurement phase) {
        return new View.Bar(phase.subject(), phase.value().orElseThrow());
    }

    private View sets() {
        var rows = remaining.decisions().stream()
                .map(decision -> List.of(
                        decision.set().manifest().id().toString(),
                        decision.set().level().name().toLowerCase(Locale.ROOT),
                        new Bytes(decision.set().manifest().storedSize()).toString(),
                        decision.reason()))
                .toList();
        return new View.Table(
                "The backups that are left of the quarter",
                List.of(
                        View.Column.text("Set"),
                        View.Column.text("Verified"),
                        View.Column.number("Size"),
                        View.Column.text("Why it stays")),
                rows);
    }
}
