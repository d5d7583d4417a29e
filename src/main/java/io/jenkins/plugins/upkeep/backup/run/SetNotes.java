package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.List;

/**
 * Writes down beside a set what came of its proof, and says in the report when that cannot be done: a proof that was made
 * was made, and one that failed has failed, also where nobody may write.
 *
 * @param catalog the sets of the service
 * @param clock the clock
 * @param report where it is said
 */
public record SetNotes(SetCatalog catalog, Clock clock, ReportBuilder report) {
    /** Notes a proof. */
    public void proved(Manifest manifest, VerificationLevel level) {
        try {
            var set = catalog.record(Verification.of(manifest, level, clock.instant()));
            set.failure()
                    .ifPresent(failed -> report.add(Finding.warning(
                            "set " + manifest.id(),
                            "passed, and still counts as failed: a failure is noted for " + failed.at()
                                    + ", later than now",
                            "",
                            "set the clocks of the machines that verify, and verify the set again")));
        } catch (UpkeepException e) {
            report.add(Finding.warning(
                    "set " + manifest.id(),
                    "that it passed level " + level.word() + " cannot be noted: " + e.getMessage(),
                    "",
                    "let this user write to the store; else the set keeps its weaker level there"));
        }
    }

    /**
     * Notes a failure, by the set's own fault.
     *
     * @param level how the set was verified
     * @param faults what was wrong with it, at least one line
     */
    public void failed(Manifest manifest, VerificationLevel level, List<String> faults) {
        try {
            catalog.record(Verification.failed(manifest, level, faults, clock.instant()));
        } catch (UpkeepException e) {
            report.add(Finding.critical(
                    "set " + manifest.id(),
                    "that it failed cannot be noted, it keeps its level in the store: " + e.getMessage(),
                    "",
                    "let this user write to the store and verify the set again, or remove the set"));
        }
    }
}
