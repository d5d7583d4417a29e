package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.retention.Retention;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetEncryption;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.Recipient;
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
 * @param exports what is exported from elsewhere
 * @param base the folder that relative paths start from
 * @param repository the work tree whose commit is the service's version
 * @param compression zstd's level
 * @param verify how the set is verified
 * @param retention which sets stay after a verified backup; all of them where it is left out
 * @param recipients who can read what is in the set; everybody where there are none
 * @param keys what reads it back, where it is encrypted and keys are at hand
 */
public record BackupPlan(
        Store store,
        String service,
        Optional<DatabasePlan> database,
        List<FilesPart> files,
        ExportPlan exports,
        Path base,
        Path repository,
        int compression,
        VerificationLevel verify,
        Optional<Retention> retention,
        List<Recipient> recipients,
        Identities keys) {
    public BackupPlan {
        files = List.copyOf(files);
        recipients = List.copyOf(recipients);
    }

    /** A plan without encryption, after which all sets stay. */
    public BackupPlan(
            Store store,
            String service,
            Optional<DatabasePlan> database,
            List<FilesPart> files,
            Path base,
            int compression,
            VerificationLevel verify) {
        this(
                store,
                service,
                database,
                files,
                ExportPlan.NONE,
                base,
                base,
                compression,
                verify,
                Optional.empty(),
                List.of(),
                Identities.none("nothing is encrypted"));
    }

    /** The same plan of a service whose version is the commit of another folder. */
    public BackupPlan versionedBy(Path workTree) {
        return new BackupPlan(
                store,
                service,
                database,
                files,
                exports,
                base,
                workTree,
                compression,
                verify,
                retention,
                recipients,
                keys);
    }

    /** The same plan, after which not all sets stay. */
    public BackupPlan retaining(Optional<Retention> rule) {
        return new BackupPlan(
                store,
                service,
                database,
                files,
                exports,
                base,
                repository,
                compression,
                verify,
                rule,
                recipients,
                keys);
    }

    /** The same plan with what is exported from elsewhere. */
    public BackupPlan exporting(ExportPlan wanted) {
        return new BackupPlan(
                store,
                service,
                database,
                files,
                wanted,
                base,
                repository,
                compression,
                verify,
                retention,
                recipients,
                keys);
    }

    /** The same plan with encryption. */
    public BackupPlan encrypted(List<Recipient> readers, Identities ownKeys) {
        return new BackupPlan(
                store,
                service,
                database,
                files,
                exports,
                base,
                repository,
                compression,
                verify,
                retention,
                readers,
                ownKeys);
    }

    /**
     * @return whether only the owners of keys can read the set
     */
    public boolean isEncrypted() {
        return !recipients.isEmpty();
    }

    /**
     * @return the keys, unless none of them reads the set: then none, for that reason
     */
    public Identities fittingKeys() {
        return keys.isEmpty() || keys.fit(recipients)
                ? keys
                : Identities.none("none of the private keys at hand belongs to a recipient of backup.encryption");
    }

    /** What a manifest says of who can read the set. */
    Optional<SetEncryption> encryption() {
        return isEncrypted() ? Optional.of(SetEncryption.of(recipients)) : Optional.empty();
    }

    /**
     * @return the sets of this service; what is written about a set later is not locked, so that it never keeps a set longer
     */
    public SetCatalog catalog() {
        return new SetCatalog(store.withoutLock(), service, keys);
    }

    /**
     * @return the same plan for a database that is read in another way
     */
    public BackupPlan with(DatabasePlan part) {
        return new BackupPlan(
                store,
                service,
                Optional.of(part),
                files,
                exports,
                base,
                repository,
                compression,
                verify,
                retention,
                recipients,
                keys);
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
