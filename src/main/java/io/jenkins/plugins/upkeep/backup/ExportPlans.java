package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.journal.JournalPlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformancePlan;
import io.jenkins.plugins.upkeep.backup.performance.PerformanceQuery;
import io.jenkins.plugins.upkeep.backup.run.ExportPlan;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.util.List;
import java.util.Optional;

/** Plans the parts of a backup that are exported from elsewhere: the journal and the performance data. */
final class ExportPlans {
    private ExportPlans() {}

    static ExportPlan of(Config config, Parts parts) throws ConfigException {
        var journal = parts.journal().map(part -> new JournalPlan(part.units(), part.period(), JournalSource.system()));
        var performance = parts.performance().isPresent()
                ? Optional.of(performance(config, parts.performance().get()))
                : Optional.<PerformancePlan>empty();
        return new ExportPlan(journal, performance);
    }

    private static PerformancePlan performance(Config config, Parts.PerformancePart part) throws ConfigException {
        var prometheus = config.find(MonitoringConfig.class)
                .flatMap(MonitoringConfig::prometheus)
                .map(WebAddress::of);
        var database = database(config);
        if (prometheus.isEmpty() && (database.isEmpty() || !part.queries().isEmpty())) {
            throw new ConfigException(
                    "backup.parts.performance: there is nobody to ask; name Prometheus in monitoring.prometheus,"
                            + " or leave the queries out and name a database");
        }
        return new PerformancePlan(part.period(), part.step(), prometheus, queries(part), database);
    }

    private static Optional<DatabaseAddress> database(Config config) throws ConfigException {
        var section = config.find(DatabaseConfig.class);
        return section.isPresent() ? Optional.of(section.get().address()) : Optional.empty();
    }

    private static List<PerformanceQuery> queries(Parts.PerformancePart part) {
        return part.queries().isEmpty()
                ? PerformanceQuery.usual(part.step())
                : part.queries().stream()
                        .map(query -> new PerformanceQuery(query.name(), query.query(), true))
                        .toList();
    }
}
