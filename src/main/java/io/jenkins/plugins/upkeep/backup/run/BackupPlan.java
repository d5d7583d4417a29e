package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.retention.Retention;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one run backs up, where to, and how it is proved.
 *
 * @param store where the set goes
 * @param service the service
 * @param database the database, when it is to be in the set
 * @param files the groups of files
 * @param base the folder that relative paths start from
 * @param compression zstd's level
 * @param verify how the set is verified
 * @param retention which sets stay after a verified backup; all of them where it is left out
 */
public record BackupPlan(
        Store store,
        String service,
        Optional<DatabasePlan> database,
        List<FilesPart> files,
        Path base,
        int compression,
        VerificationLevel verify,
        Optional<Retention> retention) {
    public BackupPlan {
        files = List.copyOf(files);
    }

    /**
     * @return the sets of this service; what is written about a set later is not locked, so that it never keeps a set longer
     */
    public SetCatalog catalog() {
        return new SetCatalog(store.withoutLock(), service);
    }

    /**
     * @return the same plan for a database that is read in another way
     */
    public BackupPlan with(DatabasePlan part) {
        return new BackupPlan(store, service, Optional.of(part), files, base, compression, verify, retention);
    }

    /**
     * How the database is read.
     *
     * @param address where it is
     * @param binaries the folder of PostgreSQL's programs, where it was named
     * @param connections how many copy at once
     * @param serializable whether to wait for a snapshot that no serializable transaction can contradict
     * @param passwords whether roles are stored with their password verifiers
     * @param archive whether rows and large objects are stored as one archive of pg_dump
     */
    public record DatabasePlan(
            DatabaseAddress address,
            Optional<Path> binaries,
            int connections,
            boolean serializable,
            boolean passwords,
            boolean archive) {
        /** Rows are stored as text. */
        public DatabasePlan(
                DatabaseAddress address,
                Optional<Path> binaries,
                int connections,
                boolean serializable,
                boolean passwords) {
            this(address, binaries, connections, serializable, passwords, false);
        }
    }
}
