package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetEncryption;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of reading every file of a set back.
 *
 * @param status OK; CRITICAL when the set is damaged, not complete or does not restore; UNKNOWN when it could not be read,
 *     or no key at hand reads it; WARNING when it is good and that could not be noted
 * @param verdict one sentence that says so
 * @param faults one line for each file that is not as it was stored or could not be read, and for what could not be noted
 */
public record StoredVerification(Status status, String verdict, List<String> faults) {
    private static final int CONNECTIONS = 2;

    public StoredVerification {
        faults = List.copyOf(faults);
    }

    /**
     * Verifies a set, and notes in the store what came of it. That files could not be read says nothing about the set.
     *
     * @param catalog where the set lies
     * @param set the set
     * @param progress is told how far the check is
     * @throws DamagedSetException when what is noted of the set is not what the store gives back
     * @throws UpkeepException when the store cannot be listed
     * @throws InterruptedException when this thread was told to stop
     */
    public static StoredVerification of(SetCatalog catalog, BackupSet set, Progress progress)
            throws UpkeepException, InterruptedException {
        var manifest = set.manifest();
        var seen = new StoredCheck(catalog, manifest, progress).read(CONNECTIONS);
        var at = Clock.systemUTC().instant();
        if (!seen.faults().isEmpty()) {
            return damaged(catalog, manifest, seen, at);
        }
        if (!seen.unread().isEmpty()) {
            return new StoredVerification(
                    Status.UNKNOWN, unread(manifest, seen.unread().size()), seen.unread());
        }
        if (!seen.keyless().isEmpty()) {
            return new StoredVerification(Status.UNKNOWN, keyless(manifest), seen.keyless());
        }
        return whole(catalog, Verification.of(manifest, VerificationLevel.STORED, at), manifest, seen.unopened());
    }

    private static StoredVerification damaged(
            SetCatalog catalog, Manifest manifest, StoredCheck.Seen seen, Instant at) {
        var places = seen.faults().size();
        var lines = new ArrayList<>(seen.faults());
        lines.addAll(seen.unread());
        lines.addAll(seen.keyless());
        try {
            catalog.record(Verification.failed(manifest, VerificationLevel.STORED, seen.faults(), at));
        } catch (UpkeepException e) {
            lines.add("set " + manifest.id() + ": that it is damaged cannot be noted, it keeps its level in the store: "
                    + e.getMessage());
        }
        var verdict = "set " + manifest.id() + " is damaged in " + places + (places == 1 ? " place" : " places")
                + "; do not rely on it, and make a new backup";
        return new StoredVerification(Status.CRITICAL, verdict, lines);
    }

    private static String unread(Manifest manifest, int files) {
        return "set " + manifest.id() + ": " + files + (files == 1 ? " file" : " files")
                + " could not be read; look at the store's disk and its rights, and verify the set again";
    }

    private static String keyless(Manifest manifest) {
        return "set " + manifest.id()
                + ": no key at hand reads it; its stored bytes are right. Give the private key of one"
                + " of its recipients ("
                + String.join(
                        ", ",
                        manifest.encryption().map(SetEncryption::recipients).orElse(List.of()))
                + "), or none to compare the stored bytes alone";
    }

    private static StoredVerification whole(SetCatalog catalog, Verification proof, Manifest manifest, int unopened)
            throws DamagedSetException {
        var stored = "set " + manifest.id() + " is as it was stored";
        if (!manifest.isComplete()) {
            var problem = Visible.of(manifest.problems().get(0));
            return new StoredVerification(Status.CRITICAL, stored + ", but incomplete: " + problem, List.of());
        }
        try {
            return catalog.record(proof)
                    .failure()
                    .map(failed -> new StoredVerification(Status.CRITICAL, stored + doubt(failed), List.of()))
                    .orElseGet(() -> new StoredVerification(Status.OK, whole(manifest, unopened), List.of()));
        } catch (DamagedSetException e) {
            throw e;
        } catch (UpkeepException e) {
            var line = "set " + manifest.id() + ": that it is whole cannot be noted: " + e.getMessage();
            return new StoredVerification(
                    Status.WARNING, whole(manifest, unopened) + ", which cannot be noted", List.of(line));
        }
    }

    private static String doubt(Verification failed) {
        var failure = failed.failure().orElseThrow();
        return ", but failed at level " + failure.level().word() + " on " + failed.at() + ": "
                + Visible.of(failure.reason()) + "; run dr-restore-test --set on it, or make a new backup";
    }

    private static String whole(Manifest manifest, int unopened) {
        return "set " + manifest.id() + ": all "
                + Counted.of(manifest.contents().size(), "file") + ", "
                + new Bytes(manifest.storedSize()) + ", are as they were stored"
                + (unopened == 0
                        ? ""
                        : " (" + Counted.of(unopened, "encrypted one was", "encrypted ones were")
                                + " not opened, since there is no key here)");
    }
}
