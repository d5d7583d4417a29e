package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The service's database, and its backups.
 *
 * @param address the live database
 * @param binaries the folder of PostgreSQL's programs, where it was named
 * @param connections how many count and load at once
 * @param sets the service's sets, with the keys that read them; empty where the configuration has no backups
 */
public record DatabaseAccess(
        DatabaseAddress address, Optional<Path> binaries, int connections, Optional<SetCatalog> sets) {}
