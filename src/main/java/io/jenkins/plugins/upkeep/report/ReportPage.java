package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a report as a page for people. It reads well from Jenkins' artifact view under its default policy: no script,
 * no style within the page, nothing from elsewhere; charts are SVG.
 */
public final class ReportPage {
    /** The name of the page in the report's folder. */
    public static final String FILE_NAME = "report.html";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ReportPage() {}

    /**
     * Writes report.html and report.css, each whole or not at all.
     *
     * @param report the report
     * @param folder the report's folder, where report.json and the artifacts lie; created when it is missing
     * @return the page
     * @throws UpkeepException when the folder does not take it
     */
    public static Path write(Report report, Path folder) throws UpkeepException {
        return PageFrame.write(folder, FILE_NAME, html(report));
    }

    /**
     * @param report any report
     * @return the text of its page, as {@link #write} writes it
     */
    public static String html(Report report) {
        var title = report.status() + ": " + report.task() + " of " + report.service();
        return PageFrame.page(title, report.status(), List.of(header(report), main(report, ""), footer()));
    }

    /**
     * @param report any report
     * @param files the address of the folder with its files as seen from the page, with a slash at its end
     * @return what a page of another program shows of it: one element of the class {@code upkeep}, all text in it escaped;
     *     its colours come from that program's style sheet, the rest from {@code parts.css}
     */
    public static String fragment(Report report, String files) {
        return Fragments.within(report.status(), header(report), main(report, files), pages(files));
    }

    private static Html pages(String files) {
        return Html.of("p", "quiet", "own-page")
                .text("The same as a page of its own: ")
                .add(RelativeLink.below(files, FILE_NAME))
                .text(", for programs: ")
                .add(RelativeLink.below(files, ReportJson.FILE_NAME));
    }

    private static Html header(Report report) {
        return Html.of("header", "head")
                .add(Html.of("div", "head-line")
                        .add(Badge.of(report.status()))
                        .add(Html.of("p", "eyebrow")
                                .add(Html.of("strong").add(Html.foreign(report.task())))
                                .text(" of ")
                                .add(Html.foreign(report.service()))))
                .add(Html.of("h1", "verdict").add(Html.foreign(report.verdict())))
                .add(facts(report));
    }

    private static Html facts(Report report) {
        return Html.of("dl", "facts")
                .add(fact("Started", time(report.started())))
                .add(fact("Took", Html.text(Units.format(report.duration()))))
                .add(fact("Findings", Html.text(FindingCards.count(report.findings()))));
    }

    private static Html fact(String name, Html value) {
        return Html.of("div", "fact")
                .add(Html.of("dt").text(name), Html.of("dd").add(value));
    }

    private static Html time(Instant moment) {
        return Html.of("time").with("datetime", moment.toString()).text(MOMENT.format(moment));
    }

    private static Html main(Report report, String files) {
        var parts = Stream.of(
                        Stream.of(FindingCards.of(report.findings())),
                        Stream.of(MeasurementTable.first(report.measurements())),
                        report.views().stream().map(ViewFigure::of),
                        Stream.of(MeasurementTable.parts(report.measurements())),
                        Stream.of(artifacts(report.artifacts(), files)))
                .flatMap(part -> part)
                .toList();
        return Html.of("main").add(parts);
    }

    private static Html artifacts(List<Artifact> artifacts, String files) {
        if (artifacts.isEmpty()) {
            return Html.nothing();
        }
        var items =
                artifacts.stream().map(artifact -> artifact(artifact, files)).toList();
        return Html.of("section", "part")
                .add(Html.of("h2").text("Files"))
                .add(Html.of("ul", "files").add(items));
    }

    private static Html artifact(Artifact artifact, String files) {
        return Html.of("li")
                .add(RelativeLink.below(files, artifact.path()))
                .add(Html.of("span", "quiet").add(Html.foreign(artifact.description())));
    }

    private static Html footer() {
        return PageFrame.footer(Html.of("p").text("For programs: ").add(RelativeLink.of(ReportJson.FILE_NAME)));
    }
}
