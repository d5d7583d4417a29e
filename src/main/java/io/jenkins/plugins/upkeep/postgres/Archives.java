package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveStorage;
import java.util.Optional;

/** Finds where archived rows lie: in the store of the backups, encrypted for those who can read these. */
public final class Archives {
    private Archives() {}

    /**
     * @param config the service's configuration
     * @param identity the file of keys, where an option named one
     * @throws ConfigException when it names no store that archives can lie in
     */
    public static ArchiveStorage of(Config config, Optional<String> identity) throws ConfigException {
        var backup = config.require(BackupConfig.class);
        if (backup.isInArtifacts()) {
            throw new ConfigException(
                    "database.maintenance.archive: artifacts of builds go with their builds, and archived"
                            + " rows have no other copy; let backup.store be a folder or a bucket");
        }
        var storage = BackupPlans.storage(config, identity);
        return new ArchiveStorage(
                storage.store(), config.service(), storage.level(), storage.recipients(), storage.keys());
    }
}
