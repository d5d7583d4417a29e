package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a drill restores and what it must show.
 *
 * @param catalog the sets of the service
 * @param choice which of them is restored
 * @param binaries the folder of PostgreSQL's programs, where it was named
 * @param connections how many load at once
 * @param rto the longest time that bringing the database back may take
 * @param rpo the oldest that the newest verified set may be
 * @param assertions queries on the restored database
 * @param amcheck whether tables and indexes are checked by pg_amcheck
 * @param application the service, started on the restored database
 * @param folder the folder that the service is started in
 */
public record DrillPlan(
        SetCatalog catalog,
        SetChoice choice,
        Optional<Path> binaries,
        int connections,
        Optional<Duration> rto,
        Optional<Duration> rpo,
        List<SqlCheck> assertions,
        boolean amcheck,
        Optional<DrillConfig.Application> application,
        Path folder) {
    public DrillPlan {
        assertions = List.copyOf(assertions);
    }
}
