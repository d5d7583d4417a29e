package io.jenkins.plugins.upkeep.review.performance.page;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Operations;
import io.jenkins.plugins.upkeep.review.performance.judge.Recommendation;
import io.jenkins.plugins.upkeep.review.performance.judge.Say;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Forecast;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A review as charts and tables.
 *
 * @param today the day
 * @param judgement what is known of figures
 * @param operations what Upkeep did
 * @param largestTables the largest tables of the database, where they are known
 */
public record ReviewViews(
        LocalDate today, Judgement judgement, Operations operations, Optional<View.Table> largestTables) {
    /** The weekday matters: it tells why a number differs from today's. */
    private static final DateTimeFormatter AHEAD = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private static final int MOST_SPARKS = 40;

    /**
     * @return what to do first, then the charts, then all numbers
     */
    public List<View> views() {
        var views = new ArrayList<View>();
        add(views, recommendations());
        views.addAll(new Charts(judgement).views());
        add(views, forecasts());
        add(views, courses());
        sparks().ifPresent(views::add);
        add(views, lacking());
        largestTables.ifPresent(table -> add(views, table));
        add(views, tasks());
        return views;
    }

    private static void add(List<View> views, View.Table table) {
        if (!table.rows().isEmpty()) {
            views.add(table);
        }
    }

    private View.Table recommendations() {
        var columns = List.of(
                View.Column.text("By"),
                View.Column.text("Figure"),
                View.Column.text("What to do"),
                View.Column.text("Why"));
        return new View.Table(
                "Recommendations",
                columns,
                judgement.recommendations().stream().map(ReviewViews::row).toList());
    }

    private static List<String> row(Recommendation one) {
        return List.of(Say.day(one.by()), one.subject(), one.what(), one.why());
    }

    private List<Assessment> known() {
        return judgement.assessments().stream()
                .filter(one -> one.known().isPresent())
                .toList();
    }

    private View.Table forecasts() {
        var columns = new ArrayList<View.Column>();
        columns.add(View.Column.text("Figure"));
        columns.add(View.Column.number("Now"));
        Known.HORIZONS.forEach(days ->
                columns.add(View.Column.text("In " + days + " days (" + AHEAD.format(today.plusDays(days)) + ")")));
        columns.add(View.Column.number("Limit"));
        columns.add(View.Column.text("Limit reached"));
        return new View.Table(
                "Forecasts (in four of five cases the number lies within the range; days are those of UTC)",
                columns,
                known().stream()
                        .map(one -> forecast(one, one.known().orElseThrow()))
                        .toList());
    }

    private static List<String> forecast(Assessment one, Known known) {
        var unit = one.track().figure().unit();
        var row = new ArrayList<String>();
        row.add(one.track().title());
        row.add(Say.about(known.level(), unit));
        known.forecasts().forEach(forecast -> row.add(range(one, forecast)));
        row.add(one.track().limit().isPresent() ? Say.about(one.track().limit().getAsDouble(), unit) : "");
        row.add(Say.limit(one).orElse(""));
        return row;
    }

    private static String range(Assessment one, Forecast forecast) {
        return forecast.confidence() == Confidence.INSUFFICIENT
                ? "not to be told"
                : Say.range(one, forecast.range()) + " (" + Say.word(forecast.confidence()) + ")";
    }

    private View.Table courses() {
        var columns = List.of(
                View.Column.text("Figure"),
                View.Column.text("From"),
                View.Column.text("Trend"),
                View.Column.text("Weekdays"),
                View.Column.text("Breaks"));
        return new View.Table(
                "Trends, weekdays and breaks (of days of UTC)",
                columns,
                known().stream()
                        .map(one -> course(one, one.known().orElseThrow()))
                        .toList());
    }

    private static List<String> course(Assessment one, Known known) {
        var unit = one.track().figure().unit();
        var changes =
                one.breaks().stream().map(change -> Say.change(change, unit)).collect(Collectors.joining("; "));
        var none = known.tellsBreaks() ? "none" : "not to be told";
        return List.of(
                one.track().title(),
                one.track().source().words() + ", " + Counted.of(known.days().size(), "day"),
                Say.trend(known, unit),
                Say.season(known, unit).orElse(known.tellsWeekdays() ? "all alike" : "not to be told"),
                changes.isEmpty() ? none : changes);
    }

    /** What is not drawn large. */
    private Optional<View> sparks() {
        var drawn = new Charts(judgement).drawn();
        var sparks = known().stream()
                .filter(one -> !drawn.contains(one))
                .limit(MOST_SPARKS)
                .map(one -> spark(one, one.known().orElseThrow()))
                .toList();
        return sparks.isEmpty() ? Optional.empty() : Optional.of(new View.Sparks("Further figures", sparks));
    }

    private static View.Spark spark(Assessment one, Known known) {
        var unit = one.track().figure().unit();
        var points = known.days().stream()
                .map(day -> new View.Point(day.at(), day.value()))
                .toList();
        return new View.Spark(
                one.track().title(), Say.about(known.level(), unit) + ", " + Say.trend(known, unit), points);
    }

    private View.Table lacking() {
        var columns = List.of(
                View.Column.text("Figure"),
                View.Column.text("From"),
                View.Column.number("Newest"),
                View.Column.text("What is there"));
        return new View.Table(
                "Too few numbers, or ended",
                columns,
                judgement.assessments().stream()
                        .filter(one -> one.known().isEmpty())
                        .map(ReviewViews::lack)
                        .toList());
    }

    private static List<String> lack(Assessment one) {
        var unit = one.track().figure().unit();
        var newest = one.newest().map(day -> Say.about(day.value(), unit)).orElse("");
        return List.of(one.track().title(), one.track().source().words(), newest, one.lack());
    }

    private View.Table tasks() {
        var columns = List.of(
                View.Column.text("Task"),
                View.Column.number("Runs"),
                View.Column.number("Well"),
                View.Column.number("Critical"),
                View.Column.number("Unknown"),
                View.Column.number("Longest"),
                View.Column.text("Last"));
        return new View.Table(
                "Runs of Upkeep (of each task the newest 40 are remembered, and before them the first of each day)",
                columns,
                operations.tasks().stream().map(ReviewViews::row).toList());
    }

    private static List<String> row(Operations.TaskRecord task) {
        return List.of(
                task.task(),
                Integer.toString(task.runs()),
                Integer.toString(task.well()),
                Integer.toString(task.critical()),
                Integer.toString(task.unknown()),
                task.longest().map(Units::format).orElse("not remembered"),
                Say.day(LocalDate.ofInstant(task.last(), ZoneOffset.UTC)));
    }
}
