package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What has changed since the newest earlier run that counted requests.
 *
 * @param earlier that run
 * @param changes each number that was measured then and now
 */
public record Comparison(Optional<EarlierRun> earlier, List<Change> changes) {
    /** From here on a change is worth a sentence. */
    private static final double NOTABLE = 1.2;

    public Comparison {
        changes = List.copyOf(changes);
    }

    /**
     * A number then and now.
     *
     * @param label what was measured
     * @param unit what it counts
     * @param before the number then
     * @param now the number now
     * @param worseWhenMore whether a larger number is a worse one
     */
    public record Change(String label, Unit unit, double before, double now, boolean worseWhenMore) {
        boolean isWorse() {
            return worseWhenMore && now > before * NOTABLE;
        }

        String words() {
            return label.toLowerCase(Locale.ROOT) + " from " + Units.format(before, unit) + " to "
                    + Units.format(now, unit);
        }

        String difference() {
            if (before == 0) {
                return now == 0 ? "none" : "new";
            }
            var part = now / before - 1;
            return (part > 0 ? "+" : "") + Units.format(part, Unit.RATIO);
        }
    }

    /** Compares with the newest run of a history. */
    public static Comparison of(Performance performance, History history) {
        var runs = history.runs().stream()
                .filter(run -> run.number("api_requests", "").isPresent())
                .toList();
        if (runs.isEmpty()) {
            return new Comparison(Optional.empty(), List.of());
        }
        var run = runs.get(runs.size() - 1);
        var latencies = performance.latencies();
        var changes = new ArrayList<Change>();
        var requests = (double) performance.totals().requests();
        add(changes, run, "Requests api_requests", Unit.COUNT, OptionalDouble.of(requests));
        add(changes, run, "Average api_average", Unit.SECONDS, latencies.average());
        add(changes, run, "95 % api_p95", Unit.SECONDS, latencies.quantile(95));
        add(changes, run, "Error rate api_error_rate", Unit.RATIO, OptionalDouble.of(performance.errorRate()));
        return new Comparison(Optional.of(run), changes);
    }

    private static void add(List<Change> changes, EarlierRun run, String label, Unit unit, OptionalDouble now) {
        var space = label.lastIndexOf(' ');
        var before = run.number(label.substring(space + 1), "");
        if (before.isPresent() && now.isPresent()) {
            var change = new Change(
                    label.substring(0, space), unit, before.getAsDouble(), now.getAsDouble(), unit != Unit.COUNT);
            changes.add(change);
        }
    }

    private String when() {
        return earlier.map(run -> run.started().truncatedTo(ChronoUnit.MINUTES).toString())
                .orElse("");
    }

    /** Names what has become worse; whether it is too much is for the limits to say. */
    public List<Finding> findings() {
        var worse = changes.stream().filter(Change::isWorse).map(Change::words).toList();
        return worse.isEmpty()
                ? List.of()
                : List.of(Finding.info("compared with " + when(), "became worse: " + String.join(", ", worse)));
    }

    /** All changes as a table. */
    public Optional<View> view() {
        var columns = List.of(
                View.Column.text("Measured"),
                View.Column.number("Then"),
                View.Column.number("Now"),
                View.Column.number("Change"));
        var rows = changes.stream()
                .map(change -> List.of(
                        change.label(),
                        Units.format(change.before(), change.unit()),
                        Units.format(change.now(), change.unit()),
                        change.difference()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new View.Table("Compared with the run of " + when(), columns, rows));
    }
}
