package io.jenkins.plugins.upkeep.jenkins.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/** A metric that each task has. */
interface TaskFamilyOfSamples {
    /** The samples of some tasks; without any it describes itself. */
    MetricFamilySamples of(List<TaskState> tasks);
}
