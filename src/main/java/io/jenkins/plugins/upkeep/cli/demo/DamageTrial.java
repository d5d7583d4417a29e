package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.backup.StoredVerification;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;

/**
 * Tries whether one changed byte in a copy of a set is found: the whole copy must pass, the damaged one must not.
 */
final class DamageTrial {
    static final String NAME = "damaged-copy";
    private static final String ACTION = "do not rely on 'upkeep backup verify', and report this as a defect of Upkeep";

    private final Story story;
    private final Progress progress;
    private final ReportBuilder report = Report.of(NAME, "hyperopt");

    /**
     * @param story is told what happens
     * @param progress is told how far it is
     */
    DamageTrial(Story story, Progress progress) {
        this.story = story;
        this.progress = progress;
    }

    /**
     * Makes the trial.
     *
     * @param copy a copy, still whole
     * @param watch runs since the copying began
     * @return OK when the damage was found, else CRITICAL
     */
    Report run(DamagedCopy copy, Stopwatch watch) throws UpkeepException, InterruptedException {
        var started = Clock.systemUTC().instant();
        var whole = verify(copy, "the whole copy");
        var damage = copy.damage();
        story.tell("One byte is changed: " + damage);
        report.add(Finding.info("change", damage.toString()));
        var damaged = verify(copy, "the damaged copy");
        var found = damaged.status() == Status.CRITICAL
                && damaged.faults().stream().anyMatch(fault -> fault.contains(damage.file()));
        demand(whole.status() == Status.OK, "whole copy", whole);
        demand(found, "damaged copy", damaged);
        return report.build(started, watch.elapsed(), verdict(damage));
    }

    private StoredVerification verify(DamagedCopy copy, String what) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var verification = copy.verify(progress);
        report.add(Measurement.seconds("verification_time", watch.elapsed()).on(what));
        var lines = verification.faults().isEmpty()
                ? verification.verdict()
                : verification.faults().get(0);
        story.tell("upkeep backup verify: " + verification.status() + ", " + lines);
        report.add(Finding.info(what, verification.status() + ": " + lines));
        return verification;
    }

    private void demand(boolean held, String what, StoredVerification seen) {
        if (!held) {
            report.add(Finding.critical(what, "verified as " + seen.status() + ": " + seen.verdict(), "", ACTION));
        }
    }

    private String verdict(DamagedCopy.Damage damage) {
        return report.status() == Status.OK
                ? "one changed byte in " + damage.file()
                        + " was found: upkeep backup verify says CRITICAL, exit status 2"
                : "the changed byte was NOT found as it should be, see the findings";
    }
}
