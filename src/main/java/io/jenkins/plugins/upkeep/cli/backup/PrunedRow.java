package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.retention.Pruning;
import io.jenkins.plugins.upkeep.backup.retention.RetentionPlan;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import java.time.Instant;

/**
 * A set as {@code backup prune --json} gives it.
 *
 * @param id its name
 * @param started when it was begun
 * @param verified how it is verified
 * @param size its size in the store, in bytes
 * @param fate what became of it, or would
 * @param reason why
 */
record PrunedRow(String id, Instant started, VerificationLevel verified, long size, String fate, String reason) {
    static PrunedRow of(Pruning.Result result) {
        return of(result.set(), result.fate().toString(), result.reason());
    }

    static PrunedRow of(RetentionPlan.Decision decision) {
        var fate = decision.stays() ? Pruning.Fate.STAYS.toString() : "would be removed";
        return of(decision.set(), fate, decision.reason());
    }

    private static PrunedRow of(BackupSet set, String fate, String reason) {
        var manifest = set.manifest();
        return new PrunedRow(manifest.id(), manifest.started(), set.level(), manifest.storedSize(), fate, reason);
    }
}
