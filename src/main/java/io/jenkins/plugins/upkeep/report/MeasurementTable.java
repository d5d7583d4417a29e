package io.jenkins.plugins.upkeep.report;

import java.util.Comparator;
import java.util.List;

/** The measurements of a report as a table; the column of limits is left out where there is none. */
final class MeasurementTable {
    /** More measurements of parts than this are a table of their own, below what is drawn. */
    private static final int FEW_PARTS = 16;

    private MeasurementTable() {}

    /** What to read first: all, or without those of parts where they are many. */
    static Html first(List<Measurement> measurements) {
        return of("Measurements", haveManyParts(measurements) ? select(measurements, false) : measurements);
    }

    /** The measurements of parts, where they are many. */
    static Html parts(List<Measurement> measurements) {
        return haveManyParts(measurements) ? of("Measurements of parts", select(measurements, true)) : Html.nothing();
    }

    private static boolean haveManyParts(List<Measurement> measurements) {
        return select(measurements, true).size() > FEW_PARTS;
    }

    private static List<Measurement> select(List<Measurement> measurements, boolean ofParts) {
        return measurements.stream()
                .filter(one -> ofParts != (one.subject().isEmpty() || one.overLimit()))
                .toList();
    }

    private static Html of(String title, List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return Html.nothing();
        }
        var limits = measurements.stream().anyMatch(one -> one.limit().isPresent());
        // What is over its limit first, then what is about the whole; the parts may be many.
        var rows = measurements.stream()
                .sorted(Comparator.comparingInt(Measurement::rank))
                .map(one -> row(one, limits))
                .toList();
        return Html.of("section", "part")
                .add(Html.of("h2").text(title))
                .add(Html.of("table", "measurements")
                        .add(Html.of("thead").add(head(limits)))
                        .add(Html.of("tbody").add(rows)));
    }

    private static Html head(boolean limits) {
        var row = Html.of("tr")
                .add(Html.of("th").with("scope", "col").text("Measured"))
                .add(Html.of("th", "number").with("scope", "col").text("Value"));
        return limits ? row.add(Html.of("th", "number").with("scope", "col").text("Limit")) : row;
    }

    private static Html row(Measurement measurement, boolean limits) {
        var row = Html.of("tr").add(name(measurement));
        if (measurement.value().isEmpty()) {
            return row.add(missing(measurement).with("colspan", limits ? "2" : "1"));
        }
        var valued = row.add(value(measurement));
        return limits ? valued.add(limit(measurement)) : valued;
    }

    private static Html name(Measurement measurement) {
        var cell = Html.of("td").add(Html.foreign(measurement.label()));
        return measurement.subject().isEmpty()
                ? cell
                : cell.add(Html.of("span", "subject", "quiet").add(Html.foreign(measurement.subject())));
    }

    private static Html.Element missing(Measurement measurement) {
        return Html.of("td", "missing")
                .text("not measurable: ")
                .add(Html.foreign(measurement.reason().orElse("")));
    }

    private static Html value(Measurement measurement) {
        var mark = measurement.overLimit() ? Html.of("span", "over").text("over") : Html.nothing();
        return Html.of("td", "number")
                .add(mark)
                .text(Units.format(measurement.value().orElseThrow(), measurement.unit()));
    }

    private static Html limit(Measurement measurement) {
        var limit = measurement.limit();
        return Html.of("td", "number", "quiet", "limit-cell")
                .text(limit.isPresent() ? Units.format(limit.getAsDouble(), measurement.unit()) : "");
    }
}
