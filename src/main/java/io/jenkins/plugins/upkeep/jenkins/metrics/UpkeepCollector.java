package io.jenkins.plugins.upkeep.jenkins.metrics;

import hudson.model.Job;
import hudson.security.ACL;
import io.jenkins.plugins.upkeep.jenkins.page.JobHistory;
import io.jenkins.plugins.upkeep.jenkins.page.JobRecord;
import io.prometheus.client.Collector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Gives the page of the prometheus plugin how the tasks of all jobs stand. It asks how the jobs stand, which is kept in
 * memory until it changes. It never throws, since that would take all other metrics along.
 */
@OptionalExtension(requirePlugins = "prometheus")
public final class UpkeepCollector extends Collector implements Collector.Describable {
    private static final Logger LOGGER = Logger.getLogger(UpkeepCollector.class.getName());

    @Override
    public List<MetricFamilySamples> describe() {
        return TaskMetrics.of(List.of());
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return TaskMetrics.of(states());
    }

    @SuppressWarnings("try") // Whoever asks, the metrics are those of all jobs.
    private static List<TaskState> states() {
        var jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return List.of();
        }
        var states = new ArrayList<TaskState>();
        try (var system = ACL.as2(ACL.SYSTEM2)) {
            var now = Instant.now();
            for (Job<?, ?> job : jenkins.getAllItems(Job.class)) {
                states(job, now).forEach(states::add);
            }
        }
        return states;
    }

    private static Stream<TaskState> states(Job<?, ?> job, Instant now) {
        try {
            return JobRecord.of(JobHistory.of(job).standing()).tasks().stream()
                    .map(task -> new TaskState(job.getFullName(), task, now));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> job.getFullName() + ": has a history that cannot be read");
            return Stream.empty();
        }
    }
}
