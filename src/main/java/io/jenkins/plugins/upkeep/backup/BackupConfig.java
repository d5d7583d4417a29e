package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.retention.Retention;
import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.system.store.address.ArtifactsFolder;
import java.net.URI;
import java.util.Optional;

/**
 * What a backup holds, where it lies, and how far it is proven.
 *
 * @param store where the sets lie
 * @param encryption who can read them
 * @param compression how hard they are compressed
 * @param parts what a set holds
 * @param verify how far a set is proven
 * @param retention which sets stay, where that was written down; else all do
 * @param lock how long the store refuses to delete a set
 */
@Place("backup")
public record BackupConfig(
        @Key(
                "Where the backups lie: file:/folder, jenkins:artifacts in the steps of Jenkins, or s3://bucket/prefix?region=name with, as needed, &endpoint="
                        + "https://host, &pathStyle=true, &sse=AES256 or &sse=aws:kms&kmsKey=ID, &storageClass=STANDARD_IA; the"
                        + " credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from the machine's role")
        URI store,

        @Key(value = "Who can read the backups", defaultValue = "none")
        Encryption encryption,

        @Key(value = "How hard the backups are compressed", defaultValue = "{}")
        Compression compression,

        @Key("What a backup holds") Parts parts,

        @Key(value = "How far a backup is proven: read back from the store, or restored", defaultValue = "stored")
        RequiredProof verify,

        @Key("How many verified backups stay, by their age; left out, all of them stay")
        Optional<Retention> retention,

        @Key(
                "How long the store itself refuses to delete a backup, for buckets with object lock; left out for not at all")
        Optional<ObjectLock> lock) {
    public BackupConfig {
        var scheme = store.getScheme();
        Require.that(
                scheme.equals("file") || scheme.equals("s3") || isArtifacts(store),
                "store",
                "file:/folder or s3://bucket/prefix?region=name, or jenkins:artifacts in the steps of Jenkins");
        Require.that(
                retention.isEmpty() || !isArtifacts(store),
                "retention",
                "left out with store: jenkins:artifacts, where the job's own rule for old builds says how long sets stay");
        Require.that(
                lock.isEmpty() || !isArtifacts(store),
                "lock",
                "left out with store: jenkins:artifacts, which cannot lock; use a bucket of S3 for that");
    }

    /**
     * @return whether the sets lie among the artifacts of builds of Jenkins
     */
    public boolean isInArtifacts() {
        return isArtifacts(store);
    }

    private static boolean isArtifacts(URI store) {
        return store.toString().equals(ArtifactsFolder.ADDRESS);
    }
}
