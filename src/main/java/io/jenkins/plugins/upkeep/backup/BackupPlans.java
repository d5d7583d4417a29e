package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes plans of the section {@code backup}, and refuses what this version cannot do rather than leave it out. */
public final class BackupPlans {
    private BackupPlans() {}

    /**
     * Plans a backup.
     *
     * @param config the service's configuration
     * @param verify how the set is to be verified, where it was asked for; else as the configuration says
     * @throws ConfigException when the configuration does not allow one
     */
    public static BackupPlan of(Config config, Optional<RequiredProof> verify) throws ConfigException {
        var backup = config.require(BackupConfig.class);
        var level = level(verify.orElse(backup.verify()));
        var plan = new BackupPlan(
                        store(config, backup),
                        config.service(),
                        database(config, backup.parts().database()),
                        files(config, backup),
                        config.folder(),
                        backup.compression().level(),
                        level)
                .retaining(backup.retention())
                .exporting(ExportPlans.of(config, backup.parts()))
                .versionedBy(config.repository().orElse(config.folder()));
        if (!backup.encryption().enabled()) {
            return plan;
        }
        var encrypted = plan.encrypted(Recipients.of(backup.encryption(), config.folder()), BackupKeys.find(config));
        requireKey(encrypted);
        return encrypted;
    }

    /** A set that only others can read cannot be restored here: that is known before anything is written. */
    private static void requireKey(BackupPlan plan) throws ConfigException {
        var keys = plan.fittingKeys();
        if (plan.verify() == VerificationLevel.RESTORED && keys.isEmpty()) {
            throw new ConfigException("backup.verify: restored needs a private key that reads the set, since it is"
                    + " encrypted: " + keys.lack());
        }
    }

    /**
     * The sets of a service, for those who open none that is encrypted.
     *
     * @throws ConfigException when the configuration names no store
     */
    public static SetCatalog catalog(Config config) throws ConfigException {
        return new SetCatalog(store(config, config.require(BackupConfig.class)).withoutLock(), config.service());
    }

    /**
     * The sets of a service, with the keys that read them, see {@link BackupKeys}.
     *
     * @param identity the file of keys, where an option named one
     * @throws ConfigException when the configuration names no store, or what was given is no key
     */
    public static SetCatalog catalog(Config config, Optional<String> identity) throws ConfigException {
        var sets = catalog(config);
        return new SetCatalog(sets.store(), sets.service(), BackupKeys.find(config, identity));
    }

    /**
     * How things are stored as the backups are.
     *
     * @param store where; what is written is locked as backups are
     * @param level zstd's level
     * @param recipients who can read it; everybody where there are none
     * @param keys what reads it here
     */
    public record Storage(Store store, int level, List<Recipient> recipients, Identities keys) {
        public Storage {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * How backups are stored, for others who store what has no other copy.
     *
     * @param identity the file of keys, where an option named one
     * @throws ConfigException when the configuration names no store, or what was given is no key
     */
    public static Storage storage(Config config, Optional<String> identity) throws ConfigException {
        var backup = config.require(BackupConfig.class);
        var recipients = backup.encryption().enabled()
                ? Recipients.of(backup.encryption(), config.folder())
                : List.<Recipient>of();
        return new Storage(
                store(config, backup), backup.compression().level(), recipients, BackupKeys.find(config, identity));
    }

    private static Store store(Config config, BackupConfig backup) throws ConfigException {
        try {
            return Stores.open(backup.store(), config.folder(), backup.lock().map(ObjectLock::asked));
        } catch (UpkeepException e) {
            throw new ConfigException("backup.store: " + e.getMessage(), e);
        }
    }

    private static Optional<BackupPlan.DatabasePlan> database(Config config, DatabasePart part) throws ConfigException {
        if (!part.enabled()) {
            return Optional.empty();
        }
        var database = config.require(DatabaseConfig.class);
        return Optional.of(new BackupPlan.DatabasePlan(
                database.address(),
                database.binaries().map(path -> config.folder().resolve(path)),
                part.parallel(),
                part.serializable(),
                part.rolePasswords(),
                part.format() == DatabasePart.Format.PG_DUMP));
    }

    private static List<FilesPart> files(Config config, BackupConfig backup) throws ConfigException {
        var files = new ArrayList<FilesPart>();
        var store =
                Stores.folder(backup.store(), config.folder()).map(folder -> new StorePlace(folder, config.folder()));
        for (var group : backup.parts().files()) {
            if (store.isPresent()) {
                store.get().requireOutside(group.name(), group.paths());
            }
            var paths = group.paths().stream().map(Path::toString).toList();
            try {
                files.add(new FilesPart(group.name(), paths));
            } catch (IllegalArgumentException e) {
                throw new ConfigException("backup.parts.files: " + e.getMessage(), e);
            }
        }
        return files;
    }

    private static VerificationLevel level(RequiredProof proof) {
        return switch (proof) {
            case STORED -> VerificationLevel.STORED;
            case RESTORED -> VerificationLevel.RESTORED;
        };
    }
}
