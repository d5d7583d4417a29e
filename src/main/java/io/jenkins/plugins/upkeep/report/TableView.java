package io.jenkins.plugins.upkeep.report;

import java.util.List;
import java.util.stream.IntStream;

/** A table of a report; on a narrow screen it scrolls by itself, and the page stays where it is. */
final class TableView {
    private static final int MOST_ROWS = 500;

    private TableView() {}

    static Html of(View.Table table) {
        var rows = table.rows().stream()
                .limit(MOST_ROWS)
                .map(cells -> row(table.columns(), cells))
                .toList();
        var scroll = Html.of("div", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", table.title())
                .add(Html.of("table")
                        .add(Html.of("thead").add(head(table.columns())))
                        .add(Html.of("tbody").add(rows)));
        return table.rows().isEmpty()
                ? nothing()
                : Html.of("div", "view").add(scroll, more(table.rows().size() - rows.size()));
    }

    /** Heads without rows look as if something were lost. */
    private static Html nothing() {
        return Html.of("div", "view").add(Html.of("p", "quiet").text("none"));
    }

    private static Html head(List<View.Column> columns) {
        return Html.of("tr")
                .add(columns.stream()
                        .map(column -> cell("th", column).with("scope", "col").add(Html.foreign(column.head())))
                        .toList());
    }

    private static Html row(List<View.Column> columns, List<String> cells) {
        return Html.of("tr")
                .add(IntStream.range(0, columns.size())
                        .mapToObj(at ->
                                cell("td", columns.get(at)).add(Html.foreign(at < cells.size() ? cells.get(at) : "")))
                        .toList());
    }

    private static Html.Element cell(String name, View.Column column) {
        return column.number() ? Html.of(name, "number") : Html.of(name);
    }

    private static Html more(int rows) {
        return rows == 0
                ? Html.nothing()
                : Html.of("p", "quiet").text("and " + Units.format(rows, Unit.COUNT) + " more rows in report.json");
    }
}
