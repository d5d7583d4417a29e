package io.jenkins.plugins.upkeep.traffic.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.traffic.count.Performance;
import io.jenkins.plugins.upkeep.traffic.count.RouteCount;
import io.jenkins.plugins.upkeep.traffic.count.Totals;
import io.jenkins.plugins.upkeep.traffic.format.LogFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds what was counted against the limits.
 *
 * @param performance what was counted
 * @param limits the limits
 * @param format how the lines are written
 */
public record Judgement(Performance performance, Limits limits, LogFormat format) {
    /** What needs attention, and what is worth knowing. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        average().ifPresent(findings::add);
        errors().ifPresent(findings::add);
        findings.addAll(remarks());
        return findings;
    }

    private Optional<Finding> average() {
        var average = performance.latencies().average();
        if (average.isEmpty()) {
            return Optional.of(unmeasured());
        }
        var value = average.getAsDouble();
        if (value <= limits.average()) {
            return Optional.empty();
        }
        var severity = limits.isCriticalAverage(value) ? Severity.CRITICAL : Severity.WARNING;
        return Optional.of(new Finding(
                severity,
                "API response time",
                "average " + Say.seconds(value) + " over "
                        + Counted.of(performance.latencies().count(), "request"),
                limits.averageText(),
                new Advice(performance, limits).text()));
    }

    private static Finding unmeasured() {
        return Finding.warning(
                "API response time",
                "is not measurable: the lines of the log do not say how long a request took",
                "",
                "add $request_time at the end of nginx' log_format, and the same text to api.accessLogs.format");
    }

    private Optional<Finding> errors() {
        var rate = performance.errorRate();
        if (rate <= limits.errorRate()) {
            return Optional.empty();
        }
        var severity = limits.isCriticalErrorRate(rate) ? Severity.CRITICAL : Severity.WARNING;
        var totals = performance.totals();
        var seen = Say.count(totals.serverErrors()) + " of " + Counted.of(totals.requests(), "request") + " ("
                + rate(rate) + ") were answered with 5xx";
        return Optional.of(new Finding(severity, "API errors", seen, limits.errorRateText(), errorAdvice()));
    }

    /** What is beyond the limit does not look as if it were not. */
    private String rate(double rate) {
        var shown = Say.ratio(rate);
        return shown.equals(limits.errorRateText()) ? "just over " + shown : shown;
    }

    private String errorAdvice() {
        var worst = performance.routes().routes().stream()
                .max(Comparator.comparingLong(RouteCount::serverErrors))
                .filter(route -> route.serverErrors() > 0);
        var status = performance
                .totals()
                .seen()
                .filter(code -> code >= 500)
                .boxed()
                .max(Comparator.comparingLong(code -> performance.totals().status(code)))
                .orElse(500);
        return worst.map(route -> "look at " + route.name() + ", which gave " + Say.count(route.serverErrors())
                        + " of them: " + meaning(status))
                .orElse(meaning(status));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 502 ->
                "mostly 502, so nginx did not reach the service; see whether it restarts (journalctl -u) and nginx' error.log";
            case 503 -> "mostly 503, so the service or a limit turned requests away; add workers, or raise the limit";
            case 504 ->
                "mostly 504, so the service took longer than nginx waits (proxy_read_timeout); look at its slow queries";
            default -> "mostly " + status + "; the service's own log says why";
        };
    }

    private List<Finding> remarks() {
        var remarks = new ArrayList<Finding>();
        if (format.timesUpstreamOnly()) {
            remarks.add(Finding.info(
                    "API response time", "is that of the servers behind nginx; the format has no $request_time"));
        }
        var switched = performance.totals().status(Totals.SWITCHED);
        if (switched > 0) {
            remarks.add(Finding.info(
                    "web sockets",
                    Counted.of(switched, "connection")
                            + " became web sockets (101); how long those were open is no response time"));
        }
        var routes = performance.routes();
        if (routes.lost() > 0) {
            remarks.add(Finding.info(
                    "routes",
                    "are too many to count each: " + Counted.of(routes.others().requests(), "request")
                            + " of seldom ones count as others, and a route may have lost up to "
                            + Say.count(routes.lost()) + " to them"));
        }
        return remarks;
    }
}
