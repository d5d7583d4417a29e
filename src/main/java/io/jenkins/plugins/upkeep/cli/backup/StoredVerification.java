package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.util.List;

/**
 * What came of reading every file of a set back.
 *
 * @param status OK, or CRITICAL when the set is damaged or not complete
 * @param verdict one sentence that says so
 * @param faults one line for each file that is not as it was stored
 */
public record StoredVerification(Status status, String verdict, List<String> faults) {
    private static final int CONNECTIONS = 2;

    /**
     * Verifies a set, and notes in the store when it is good.
     *
     * @param catalog where the set lies
     * @param set the set
     * @param progress is told how far the check is
     * @throws UpkeepException when the store cannot be read at all
     * @throws InterruptedException when this thread was told to stop
     */
    public static StoredVerification of(SetCatalog catalog, BackupSet set, Progress progress)
            throws UpkeepException, InterruptedException {
        var manifest = set.manifest();
        var faults = new StoredCheck(catalog.store(), manifest, progress).faults(CONNECTIONS);
        if (!faults.isEmpty()) {
            return new StoredVerification(Status.CRITICAL, damaged(manifest, faults.size()), faults);
        }
        if (!manifest.isComplete()) {
            var problem = Visible.of(manifest.problems().get(0));
            var verdict = "set " + manifest.id() + " is as it was stored, but incomplete: " + problem;
            return new StoredVerification(Status.CRITICAL, verdict, faults);
        }
        catalog.record(Verification.of(
                manifest, VerificationLevel.STORED, Clock.systemUTC().instant()));
        return new StoredVerification(Status.OK, whole(manifest), faults);
    }

    private static String damaged(Manifest manifest, int places) {
        return "set " + manifest.id() + " is damaged in " + places + (places == 1 ? " place" : " places")
                + "; do not rely on it, and make a new backup";
    }

    private static String whole(Manifest manifest) {
        return "set " + manifest.id() + ": all " + manifest.contents().size() + " files, "
                + new Bytes(manifest.storedSize()) + ", are as they were stored";
    }
}
