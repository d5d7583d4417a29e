package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which performance data is backed up.
 *
 * @param period how far back Prometheus is asked
 * @param step the time between two points, whole seconds
 * @param prometheus where Prometheus is; empty where there is none
 * @param queries what it is asked
 * @param database the database whose statistics are kept; empty where there is none
 */
public record PerformancePlan(
        Duration period,
        Duration step,
        Optional<WebAddress> prometheus,
        List<PerformanceQuery> queries,
        Optional<DatabaseAddress> database) {
    public PerformancePlan {
        queries = List.copyOf(queries);
    }

    /** What is asked whom, for people. */
    @Override
    public String toString() {
        var names = queries.stream().map(PerformanceQuery::name).toList();
        var asked = prometheus.map(address -> "the queries " + names + " of Prometheus at " + address + ", every "
                + step.toSeconds() + " s over " + period.toDays() + " days");
        var read = database.map(address -> "the statistics of database " + address);
        return Stream.concat(asked.stream(), read.stream()).collect(Collectors.joining(", and "));
    }
}
