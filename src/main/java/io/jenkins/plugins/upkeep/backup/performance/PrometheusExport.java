package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.NoAnswerException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.prometheus.PrometheusSource;
import io.jenkins.plugins.upkeep.system.prometheus.QueryFailedException;
import io.jenkins.plugins.upkeep.system.prometheus.RangeAnswer;
import io.jenkins.plugins.upkeep.system.prometheus.TimeSlices;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Instant;
import java.util.List;

/**
 * Exports what Prometheus answers to each query. A query that fails leaves no file, and the others are asked all the same.
 * Used once, by one thread.
 */
final class PrometheusExport {
    private static final String HEADER = "time,labels,value";

    private final PerformancePlan plan;
    private final PrometheusSource source;
    private final Gathered gathered;

    PrometheusExport(PerformancePlan plan, WebAddress address, Gathered gathered) {
        this.plan = plan;
        this.source = new PrometheusSource(address);
        this.gathered = gathered;
    }

    void run(SetWriter set, TimeSlices period, Progress.Stretch progress) throws UpkeepException, InterruptedException {
        try {
            for (var query : plan.queries()) {
                export(set, query, period, progress);
            }
        } catch (NoAnswerException e) {
            gathered.problem("Prometheus at " + e.getMessage() + ", and run the backup again");
        }
    }

    private void export(SetWriter set, PerformanceQuery query, TimeSlices period, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        try (var file = new CsvFile(set, query.name(), progress)) {
            file.line(HEADER);
            for (var piece : period.pieces()) {
                var answer =
                        source.ask(query.query(), piece, (time, labels, value) -> file.line(row(time, labels, value)));
                warn(query, answer);
            }
            var seen = file.finish(ExportEvidence.Origin.PROMETHEUS, query.query());
            gathered.file(judge(query, seen, period.from()));
        } catch (QueryFailedException e) {
            gathered.problem("query " + query.name() + " of Prometheus at " + e.getMessage());
        }
    }

    private static String row(Instant time, String labels, String value) {
        return time + ",\"" + labels.replace("\"", "\"\"") + "\"," + value;
    }

    private void warn(PerformanceQuery query, RangeAnswer answer) {
        for (var warning : answer.warnings()) {
            gathered.finding(Finding.warning(
                    subject(query),
                    "Prometheus warns: " + OneLine.of(warning),
                    "",
                    "see whether the answer lacks something"));
        }
        if (answer.hasHistograms()) {
            gathered.finding(Finding.warning(
                    subject(query),
                    "has native histograms, which are left out",
                    "",
                    "name a query that gives numbers of them: histogram_quantile, histogram_sum or histogram_count"));
        }
    }

    private ExportEvidence judge(PerformanceQuery query, ExportEvidence seen, Instant from) {
        if (seen.rows() == 0) {
            var text = "Prometheus has nothing for it since " + from;
            gathered.finding(
                    query.asked()
                            ? Finding.warning(
                                    subject(query), text, "", "correct the query, or take it out of the configuration")
                            : Finding.info(subject(query), text));
        }
        return seen;
    }

    private static String subject(PerformanceQuery query) {
        return "performance data " + query.name();
    }

    /** Where all queries together were looked for: a plan without any answer is a wrong address. */
    static List<Finding> ofNothing(PerformancePlan plan, List<ExportEvidence> files) {
        var names = plan.queries().stream().map(PerformanceQuery::name).toList();
        var rows = files.stream()
                .filter(file -> file.origin() == ExportEvidence.Origin.PROMETHEUS)
                .mapToLong(ExportEvidence::rows)
                .sum();
        return rows > 0
                ? List.of()
                : List.of(Finding.warning(
                        "performance data",
                        "Prometheus has nothing for any of the queries " + names,
                        "",
                        "see whether monitoring.prometheus is the one that watches this service"));
    }
}
