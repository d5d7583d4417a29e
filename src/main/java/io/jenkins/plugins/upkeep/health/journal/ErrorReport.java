package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is said of the errors of a period.
 *
 * @param tally the errors
 * @param whole whether these were all
 * @param period how far back
 * @param limit what their number is held against
 */
record ErrorReport(ErrorTally tally, boolean whole, Duration period, Limit limit) {
    static final String SUBJECT = "journal errors";
    static final String MEASUREMENT = "journal_errors";
    private static final int MOST_UNITS = 20;
    private static final int MOST_ROWS = 20;

    boolean isBeyondLimit() {
        return (double) tally.count() > limit.warning();
    }

    void add(ProbeResultBuilder result) {
        var measurement = Measurement.count(MEASUREMENT, tally.count());
        result.add(new Reading(SUBJECT, seen(), measurement, limit, action()));
        units().forEach(unit ->
                result.add(Measurement.count(MEASUREMENT, unit.getValue()).on("unit " + unit.getKey())));
        if (tally.count() > 0) {
            result.add(table());
        }
    }

    private List<Map.Entry<String, Long>> units() {
        return tally.units().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_UNITS)
                .toList();
    }

    private String seen() {
        var count = (whole ? "" : "at least ") + Figure.text((double) tally.count(), Unit.COUNT) + " in "
                + Figure.text((double) period.toSeconds(), Unit.SECONDS);
        return tally.kinds().top(1).stream()
                .findFirst()
                .map(top -> count + "; most often, " + times(top.getValue()) + ", "
                        + top.getKey().unit() + ": " + top.getKey().shape())
                .orElse(count);
    }

    private String action() {
        var unit = tally.kinds().top(1).stream()
                .map(top -> top.getKey().unit())
                .filter(name -> name.matches("[A-Za-z0-9:_.@-]+"))
                .findFirst()
                .map(name -> name.equals("kernel") ? " -k" : " --unit=" + name)
                .orElse("");
        return "read them (journalctl --priority=err --since=-" + period.toMinutes() + "min" + unit
                + ") and mend the most frequent one first";
    }

    private View table() {
        var columns = List.of(View.Column.number("Times"), View.Column.text("Unit"), View.Column.text("Message"));
        var rows = new ArrayList<List<String>>();
        long shown = 0;
        for (var kind : tally.kinds().top(MOST_ROWS)) {
            rows.add(List.of(
                    times(kind.getValue()), kind.getKey().unit(), kind.getKey().shape()));
            shown += kind.getValue();
        }
        if (shown < tally.count()) {
            rows.add(List.of(Figure.text((double) (tally.count() - shown), Unit.COUNT), "", "(others)"));
        }
        return new View.Table("Errors by message", columns, rows);
    }

    private String times(long count) {
        return (tally.kinds().missed() > 0 ? "at least " : "") + Figure.text((double) count, Unit.COUNT);
    }
}
