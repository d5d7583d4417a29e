package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What a quarter came to.
 *
 * @param quarter its days
 * @param seen what became of each trouble
 * @param views what the page shows
 */
record QuarterSummary(Quarter quarter, List<Trouble.Seen> seen, QuarterViews views) {
    static final String NAME = "quarter";
    private static final String SERVICE = "hyperopt";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    QuarterSummary {
        seen = List.copyOf(seen);
    }

    /**
     * Reads what the tasks remember.
     *
     * @param tree the folder of their reports
     * @param now the present
     * @throws UpkeepException when it or the store of the backups cannot be read
     */
    static QuarterSummary of(Quarter quarter, List<Trouble> troubles, QuarterService service, Path tree, Instant now)
            throws UpkeepException {
        var reports = new ReportTree(tree);
        var histories = reports.histories(SERVICE, now);
        var seen = troubles.stream()
                .map(trouble -> trouble.seenIn(
                        QuarterViews.history(histories, trouble.mishap().sign().task())))
                .toList();
        var views = new QuarterViews(quarter, seen, histories, reports.last("dr-restore-test"), service.remaining(now));
        return new QuarterSummary(quarter, seen, views);
    }

    /** A trouble in one line. */
    static String sentence(Trouble.Seen seen) {
        var trouble = seen.trouble();
        var sign = trouble.mishap().sign();
        var told = DAY.format(trouble.from()) + "  " + trouble.mishap().title() + ": ";
        return told
                + seen.noticed()
                        .map(day -> "noticed on " + DAY.format(day) + " by " + sign.task() + ", " + resolved(seen))
                        .orElse("NOT noticed by " + sign.task() + " until " + DAY.format(trouble.deadline()));
    }

    static String resolved(Trouble.Seen seen) {
        return seen.resolved().map(day -> "well again on " + DAY.format(day)).orElse("lasts");
    }

    static String lasted(Trouble.Seen seen, LocalDate last) {
        return seen.noticed()
                .map(day -> ChronoUnit.DAYS.between(day, seen.resolved().orElse(last)))
                .map(days -> seen.resolved().isPresent() ? days(days) : days(days) + " so far")
                .orElse("–");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** The quarter's own report: CRITICAL when a trouble was not noticed. */
    Report report(Duration duration) {
        var report = Report.of(NAME, SERVICE);
        seen.stream()
                .filter(one -> one.noticed().isEmpty())
                .forEach(
                        one -> report.add(
                                Finding.critical(
                                        one.trouble().mishap().title(),
                                        "was not noticed by "
                                                + one.trouble().mishap().sign().task()
                                                + ", or was told of before it was there",
                                        "noticed from " + one.trouble().from() + " to "
                                                + one.trouble().deadline(),
                                        "look at the task's reports of these days in the log of the runs, and report this as a defect of Upkeep")));
        views.all().forEach(report::add);
        return report.build(Quarter.start(quarter.last()), duration, verdict());
    }

    private String verdict() {
        var missed = seen.stream().filter(one -> one.noticed().isEmpty()).count();
        var days = quarter.days() + " days";
        return missed == 0
                ? "each of the " + seen.size() + " planted troubles was noticed in " + days
                : missed + " of " + seen.size() + " planted troubles NOT noticed in " + days;
    }
}
