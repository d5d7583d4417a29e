package io.jenkins.plugins.upkeep.report;

import java.util.ArrayList;
import java.util.List;

/** The measurements of a report as a table; columns that would be empty are left out. */
final class MeasurementTable {
    private MeasurementTable() {}

    static Html of(List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return Html.nothing();
        }
        var subjects = measurements.stream().anyMatch(one -> !one.subject().isEmpty());
        var limits = measurements.stream().anyMatch(one -> one.limit().isPresent());
        var rows = measurements.stream().map(one -> row(one, subjects, limits)).toList();
        return Html.of("section", "part")
                .add(Html.of("h2").text("Measurements"))
                .add(Html.of("table", "measurements")
                        .add(Html.of("thead").add(head(subjects, limits)))
                        .add(Html.of("tbody").add(rows)));
    }

    private static Html head(boolean subjects, boolean limits) {
        var cells = new ArrayList<Html>();
        cells.add(headCell("Measured", false));
        if (subjects) {
            cells.add(headCell("On", false));
        }
        cells.add(headCell("Value", true));
        if (limits) {
            cells.add(headCell("Limit", true));
        }
        return Html.of("tr").add(cells);
    }

    private static Html headCell(String words, boolean number) {
        var cell = number ? Html.of("th", "number") : Html.of("th");
        return cell.with("scope", "col").text(words);
    }

    private static Html row(Measurement measurement, boolean subjects, boolean limits) {
        var cells = new ArrayList<Html>();
        cells.add(Html.of("td").add(Html.foreign(measurement.label())));
        if (subjects) {
            cells.add(Html.of("td", "quiet").add(Html.foreign(measurement.subject())));
        }
        cells.add(value(measurement));
        if (limits) {
            cells.add(limit(measurement));
        }
        return Html.of("tr").add(cells);
    }

    private static Html value(Measurement measurement) {
        if (measurement.value().isEmpty()) {
            return Html.of("td", "missing")
                    .text("not measurable: ")
                    .add(Html.foreign(measurement.reason().orElse("")));
        }
        var cell = Html.of("td", "number").text(Units.format(measurement.value().getAsDouble(), measurement.unit()));
        return measurement.overLimit() ? cell.add(Html.of("span", "over").text("over")) : cell;
    }

    private static Html limit(Measurement measurement) {
        var limit = measurement.limit();
        return Html.of("td", "number", "quiet")
                .text(limit.isPresent() ? Units.format(limit.getAsDouble(), measurement.unit()) : "");
    }
}
