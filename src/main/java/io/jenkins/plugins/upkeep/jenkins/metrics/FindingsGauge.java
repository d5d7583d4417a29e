package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.report.Severity;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How many findings of each severity the last report of a task has. */
record FindingsGauge() implements TaskFamilyOfSamples {
    private static final List<String> LABELS =
            Stream.concat(TaskState.LABELS.stream(), Stream.of("severity")).toList();

    @Override
    public MetricFamilySamples of(List<TaskState> tasks) {
        var family = new GaugeMetricFamily(Vocabulary.FINDINGS.name(), Vocabulary.FINDINGS.help(), LABELS);
        for (var task : tasks) {
            Stream.of(Severity.values()).forEach(severity -> add(family, task, severity));
        }
        return family;
    }

    private static void add(GaugeMetricFamily family, TaskState task, Severity severity) {
        var labels =
                Stream.concat(task.labels().stream(), Stream.of(severity.name().toLowerCase(Locale.ROOT)));
        family.addMetric(labels.toList(), task.task().last().findings().getOrDefault(severity.name(), 0));
    }
}
