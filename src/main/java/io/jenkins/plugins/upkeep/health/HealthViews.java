package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a page shows of a health check: all that was looked at, also what is well, and the response times. */
final class HealthViews {
    private HealthViews() {}

    static List<View> of(List<ProbeResult> results) {
        var views = new ArrayList<View>();
        views.add(table(results));
        var bars = responseTimes(results);
        if (!bars.isEmpty()) {
            views.add(new View.Bars("Response time, median", Unit.SECONDS, bars));
        }
        results.forEach(result -> views.addAll(result.views()));
        return JoinedLines.of(views);
    }

    private static View table(List<ProbeResult> results) {
        var columns = List.of(
                View.Column.text("Probe"),
                View.Column.text("Status"),
                View.Column.text("Seen"),
                View.Column.text("Limit"));
        var rows = results.stream()
                .flatMap(result -> result.findings().stream())
                .map(HealthViews::row)
                .toList();
        return new View.Table("Probes", columns, rows);
    }

    private static List<String> row(Finding finding) {
        var status = finding.severity().status().name().toLowerCase(Locale.ROOT);
        return List.of(finding.subject(), "ok".equals(status) ? "OK" : status, finding.seen(), finding.limit());
    }

    private static List<View.Bar> responseTimes(List<ProbeResult> results) {
        return results.stream()
                .flatMap(result -> result.measurements().stream())
                .filter(measurement -> measurement.name().equals("api_response_median"))
                .filter(measurement -> measurement.value().isPresent())
                .map(measurement ->
                        new View.Bar(measurement.subject(), measurement.value().getAsDouble()))
                .toList();
    }
}
