package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.Visible;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a report as a short summary for a terminal, which ends with the verdict. Lines are not wrapped. What a terminal
 * would obey rather than show is made visible.
 */
public final class ReportText {
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_MEASUREMENTS = 8;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Report report;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Report report, Ink ink) {
        this.report = report;
        this.ink = ink;
    }

    /**
     * @param report the report
     * @param page where its page lies; empty where the reader cannot go there
     * @param colour whether to colour it by ANSI sequences
     * @return the summary, several lines with a line break at the end of each
     */
    public static String of(Report report, Optional<Path> page, boolean colour) {
        var text = new ReportText(report, colour ? Ink.COLOURED : Ink.PLAIN);
        text.addTitle();
        text.addFindings();
        text.addMeasurements();
        page.ifPresent(place -> text.lines.add("  Report: " + Visible.of(place.toString())));
        text.lines.add(text.verdict());
        return String.join("\n", text.lines) + "\n";
    }

    private void addTitle() {
        lines.add(ink.strong(shown(report.task()) + " of " + shown(report.service()))
                + ink.quiet(", " + MOMENT.format(report.started()) + ", took " + Units.format(report.duration())));
    }

    private void addFindings() {
        report.findings().stream().limit(MOST_FINDINGS).forEach(this::addFinding);
        addMore(report.findings().size() - MOST_FINDINGS, "findings");
    }

    private void addFinding(Finding finding) {
        var limit = finding.limit().isEmpty() ? "" : ink.quiet(" (limit " + shown(finding.limit()) + ")");
        var word = ink.of(finding.severity(), String.format("%-8s", finding.severity()));
        lines.add("  " + word + "  " + ink.strong(shown(finding.subject())) + ": " + shown(finding.seen()) + limit);
        if (!finding.action().isEmpty()) {
            lines.add("            -> " + shown(finding.action()));
        }
    }

    private void addMeasurements() {
        var main = report.measurements().stream()
                .sorted(Comparator.comparingInt(Measurement::rank))
                .limit(MOST_MEASUREMENTS)
                .toList();
        var width = main.stream().mapToInt(one -> name(one).length()).max().orElse(0);
        main.forEach(one -> lines.add("  " + ink.quiet(padded(name(one), width)) + "  " + value(one)));
        addMore(report.measurements().size() - MOST_MEASUREMENTS, "measurements");
    }

    private void addMore(int count, String things) {
        if (count > 0) {
            lines.add(ink.quiet("  and " + count + " more " + things + " in the report"));
        }
    }

    private static String name(Measurement measurement) {
        return shown(
                measurement.subject().isEmpty()
                        ? measurement.label()
                        : measurement.label() + ", " + measurement.subject());
    }

    private String value(Measurement measurement) {
        if (measurement.value().isEmpty()) {
            return "not measurable: " + shown(measurement.reason().orElse(""));
        }
        var value = Units.format(measurement.value().getAsDouble(), measurement.unit());
        return measurement.limit().isEmpty()
                ? value
                : value
                        + ink.quiet(
                                " (limit " + Units.format(measurement.limit().getAsDouble(), measurement.unit()) + ")");
    }

    private String verdict() {
        return ink.of(report.status(), report.status().name()) + ": " + shown(report.verdict());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String shown(String text) {
        return Visible.of(text);
    }
}
