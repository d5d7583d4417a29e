package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that a task has.
 *
 * @param name the metric's name
 * @param help what it is, in a sentence
 * @param value the number; empty when the task has none, and then there is no sample
 */
record TaskGauge(String name, String help, Function<TaskState, OptionalDouble> value) implements TaskFamilyOfSamples {
    @Override
    public MetricFamilySamples of(List<TaskState> tasks) {
        var family = new GaugeMetricFamily(name, help, TaskState.LABELS);
        tasks.forEach(task -> value.apply(task).ifPresent(number -> family.addMetric(task.labels(), number)));
        return family;
    }
}
