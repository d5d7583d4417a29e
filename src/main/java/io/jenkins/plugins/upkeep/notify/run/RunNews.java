package io.jenkins.plugins.upkeep.notify.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.notify.Origin;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people are told of runs of a task, for someone who was asleep: first what it is, then what to do, then where to see more.
 *
 * @param service the service
 * @param task the task
 * @param origin where it runs and where its report is
 */
record RunNews(String service, String task, Origin origin) {
    private static final int MOST_FINDINGS = 3;
    private static final int LONGEST = 300;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Message started(Instant at) {
        var text = String.join("\n", "Began: " + MOMENT.format(at), "Host: " + origin.host());
        return new Message(Occasion.STARTED, service, subject("STARTED"), text);
    }

    /**
     * Something is wrong.
     *
     * @param report says what
     * @param told since when
     * @param now the present
     * @param remind within which time beginnings count as coming and going
     * @param reminder whether people know of it
     */
    Message trouble(Report report, Told told, Instant now, Duration remind, boolean reminder) {
        var lines = new ArrayList<String>();
        lines.add(shortened(report.verdict()));
        lines.add("");
        addFindings(report, lines);
        told.since()
                .filter(since -> since.isBefore(now.minus(report.duration()).minusSeconds(1)))
                .ifPresent(since -> lines.add("Since: " + MOMENT.format(since) + ", for " + time(since, now)));
        if (told.isFlapping()) {
            lines.add("Comes and goes: it began " + told.beginnings().size() + " times within " + Units.format(remind)
                    + "; it is told as resolved once it was well for as long");
        }
        addOrigin(lines);
        var word = report.status() + (reminder ? ", still" : "");
        var subject = subject(word + ": " + shortened(report.verdict()));
        return new Message(Trouble.of(report).occasion(), service, subject, String.join("\n", lines));
    }

    /** It is well again. */
    Message resolved(Report report, Told told) {
        var lines = new ArrayList<String>();
        lines.add(shortened(report.verdict()));
        lines.add("");
        var since = told.since().orElseThrow();
        var well = told.well().orElseThrow();
        lines.add("Was " + told.status() + " for " + time(since, well) + ": " + shortened(told.verdict()));
        lines.add("From " + MOMENT.format(since) + " to " + MOMENT.format(well));
        addOrigin(lines);
        var subject = subject("RESOLVED: " + shortened(report.verdict()));
        return new Message(Occasion.RESOLVED, service, subject, String.join("\n", lines));
    }

    private String subject(String rest) {
        return "[" + service + "] " + task + " " + rest;
    }

    private static String time(Instant from, Instant to) {
        var time = Duration.between(from, to);
        return Units.format(time.isNegative() ? Duration.ZERO : time);
    }

    private static void addFindings(Report report, List<String> lines) {
        var needing = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        needing.stream().limit(MOST_FINDINGS).forEach(finding -> add(finding, lines));
        if (needing.size() > MOST_FINDINGS) {
            lines.add("and " + (needing.size() - MOST_FINDINGS) + " more in the report");
        }
        lines.add("");
    }

    private static void add(Finding finding, List<String> lines) {
        var limit = finding.limit().isEmpty() ? "" : " (limit " + shortened(finding.limit()) + ")";
        lines.add(finding.severity() + " " + shortened(finding.subject()) + ": " + shortened(finding.seen()) + limit);
        lines.add("  -> " + shortened(finding.action()));
    }

    private void addOrigin(List<String> lines) {
        lines.add("Host: " + origin.host());
        lines.add("Report: " + origin.report());
    }

    /** A phone shows no more of it, and the report has all. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
