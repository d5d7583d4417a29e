package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that a task has.
 *
 * @param metric the metric, of which the name and the help count
 * @param value the number; empty when the task has none, and then there is no sample
 */
record TaskGauge(Metric metric, Function<TaskState, OptionalDouble> value) implements TaskFamilyOfSamples {
    @Override
    public MetricFamilySamples of(List<TaskState> tasks) {
        var family = new GaugeMetricFamily(metric.name(), metric.help(), TaskState.LABELS);
        tasks.forEach(task -> value.apply(task).ifPresent(number -> family.addMetric(task.labels(), number)));
        return family;
    }
}
