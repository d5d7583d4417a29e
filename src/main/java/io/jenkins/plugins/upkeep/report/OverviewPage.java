package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes one page that links the reports of several tasks. */
public final class OverviewPage {
    /** The name of the page in its folder. */
    public static final String FILE_NAME = "index.html";

    private OverviewPage() {}

    /**
     * One of the reports.
     *
     * @param name what was done: {@code verified-backup}
     * @param path where its page lies, relative to the overview's folder, with {@code /} between the names
     * @param status how it ended
     * @param verdict its sentence
     * @param duration how long it took
     */
    public record Entry(String name, String path, Status status, String verdict, Duration duration) {
        /** The entry for a report whose files lie in the given folder, relative to the overview's. */
        public static Entry of(Report report, String folder) {
            return new Entry(
                    report.task(),
                    folder + "/" + ReportPage.FILE_NAME,
                    report.status(),
                    report.verdict(),
                    report.duration());
        }
    }

    /**
     * Writes index.html and report.css, each whole or not at all.
     *
     * @param title what the tasks were together: {@code Daily maintenance of hyperopt}
     * @param entries the reports in the order to show them
     * @param folder where to write, created when it is missing
     * @return the page
     * @throws UpkeepException when the folder does not take it
     */
    public static Path write(String title, List<Entry> entries, Path folder) throws UpkeepException {
        return PageFrame.write(folder, FILE_NAME, html(title, entries));
    }

    /**
     * Writes the page with figures above the links.
     *
     * @param title what the tasks came to together
     * @param status how they ended together, which need not be the gravest of theirs
     * @param views what is shown of all together
     * @param entries the reports in the order to show them
     * @param folder where to write, created when it is missing
     * @return the page
     * @throws UpkeepException when the folder does not take it
     */
    public static Path write(String title, Status status, List<View> views, List<Entry> entries, Path folder)
            throws UpkeepException {
        var parts = new ArrayList<>(views.stream().map(ViewFigure::of).toList());
        parts.add(Html.of("section", "part")
                .add(Html.of("h2").text("The last report of each"))
                .add(list(entries)));
        var head = Html.of("header", "head")
                .add(Badge.of(status))
                .add(Html.of("h1", "verdict").add(Html.foreign(title)));
        var page = PageFrame.page(
                status + ": " + title, status, List.of(head, Html.of("main").add(parts), PageFrame.footer()));
        return PageFrame.write(folder, FILE_NAME, page);
    }

    /**
     * @param title what the tasks were together
     * @param entries the reports in the order to show them
     * @return what a page of another program shows of them, as {@link ReportPage#fragment} of one
     */
    public static String fragment(String title, List<Entry> entries) {
        var worst = worst(entries);
        return Fragments.within(worst, header(title, worst, entries), main(entries));
    }

    static String html(String title, List<Entry> entries) {
        var worst = worst(entries);
        return PageFrame.page(
                worst + ": " + title, worst, List.of(header(title, worst, entries), main(entries), PageFrame.footer()));
    }

    private static Status worst(List<Entry> entries) {
        return entries.stream().map(Entry::status).reduce(Status.OK, Status::worse);
    }

    private static Html main(List<Entry> entries) {
        return Html.of("main").add(list(entries));
    }

    private static Html list(List<Entry> entries) {
        var items = entries.stream().map(OverviewPage::item).toList();
        return Html.of("ol", "entries").add(items);
    }

    private static Html header(String title, Status worst, List<Entry> entries) {
        var total = entries.stream().map(Entry::duration).reduce(Duration.ZERO, Duration::plus);
        return Html.of("header", "head")
                .add(Badge.of(worst))
                .add(Html.of("h1", "verdict").add(Html.foreign(title)))
                .add(Html.of("p", "quiet").text(summary(entries) + " in " + Units.format(total)));
    }

    private static String summary(List<Entry> entries) {
        var counts = Arrays.stream(Status.values())
                .sorted(Comparator.reverseOrder())
                .filter(status -> count(entries, status) > 0)
                .map(status -> count(entries, status) + " " + word(status))
                .collect(Collectors.joining(", "));
        return entries.size() + (entries.size() == 1 ? " report: " : " reports: ") + counts;
    }

    private static long count(List<Entry> entries, Status status) {
        return entries.stream().filter(entry -> entry.status() == status).count();
    }

    private static String word(Status status) {
        return status == Status.OK ? "OK" : status.name().toLowerCase(Locale.ROOT);
    }

    private static Html item(Entry entry) {
        return Html.of("li", "entry", Badge.tone(entry.status()))
                .add(Html.of("div", "entry-head")
                        .add(Html.of("h2").add(RelativeLink.of(entry.path(), Html.foreign(entry.name()))))
                        .add(Badge.of(entry.status()))
                        .add(Html.of("span", "quiet", "entry-time").text(Units.format(entry.duration()))))
                .add(Html.of("p").add(Html.foreign(entry.verdict())));
    }
}
