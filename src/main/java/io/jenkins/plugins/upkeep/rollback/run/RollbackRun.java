package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.rollback.saga.Ending;
import io.jenkins.plugins.upkeep.rollback.saga.Saga;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rollback under way, from wherever its journal stands. Used once. */
final class RollbackRun {
    private static final String SUBJECT = "rollback";

    private final Parts parts;
    private final Journey journey;
    private final Scene scene;
    private final List<Step> steps;
    private final Instant started;
    private final Stopwatch watch = Stopwatch.started();

    RollbackRun(
            Parts parts, GitFolder folder, Journey journey, Journal journal, ReportBuilder report, TaskContext context)
            throws UpkeepException {
        this.parts = parts;
        this.journey = journey;
        this.scene = new Scene(context, report, journal);
        this.steps = new Steps(parts, folder, parts.workingDriver(folder), journey, scene).inOrder();
        this.started = context.clock().instant();
    }

    /** What a saga does next. */
    @FunctionalInterface
    interface Move {
        /** Does it. */
        Ending make(Saga saga);
    }

    /**
     * Goes on to an end.
     *
     * @throws UpkeepException when it was told to stop, with what became of it
     * @throws InterruptedException when this thread was told to stop while people were told of the end
     */
    Report finish(Move move) throws UpkeepException, InterruptedException {
        var saga = new Saga(steps, scene.journal(), scene.context().log());
        var ending = move.make(saga);
        saga.complaints()
                .forEach(line -> scene.add(Finding.warning(
                        "rollback journal", line, "", "free space there; 'upkeep rollback resume' ends the journal")));
        var trouble = trouble();
        var well = trouble.isEmpty();
        var verdict = new EndingWords(journey, ending, replaced(ending)).verdict(trouble);
        judge(ending, verdict, well);
        tell(ending, verdict, well);
        if (ending.interrupted()) {
            throw new UpkeepException(verdict);
        }
        return report(ending, verdict);
    }

    /** What a person must see to first: what could not be looked at is not well. */
    private Optional<String> trouble() {
        return scene.report().findings().stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL || finding.severity() == Severity.UNKNOWN)
                .findFirst()
                .map(finding -> finding.subject() + ": " + finding.seen());
    }

    private void judge(Ending ending, String verdict, boolean well) {
        switch (ending.kind()) {
            case REACHED -> judge(verdict, well, "see the other findings, and mend what they name");
            case UNDONE ->
                judge(verdict, well && ending.isAsked(), "remove the cause, then plan it again by a dry run");
            case STUCK ->
                scene.add(Finding.critical(
                        SUBJECT, verdict, "", "remove the cause, then run 'upkeep rollback undo', which goes on here"));
        }
    }

    private void judge(String verdict, boolean good, String action) {
        if (good) {
            scene.context().log().info(verdict);
        } else {
            scene.add(Finding.critical(SUBJECT, verdict, "", action));
        }
    }

    private void tell(Ending ending, String verdict, boolean well) throws InterruptedException {
        var regular = ending.kind() == Ending.Kind.REACHED || ending.isAsked() ? Occasion.RESOLVED : Occasion.FAILED;
        var occasion = well && ending.kind() != Ending.Kind.STUCK ? regular : Occasion.CRITICAL;
        var subject = SUBJECT + " of " + journey.service() + EndingWords.subject(ending, well);
        parts.herald().tell(occasion, subject, verdict).forEach(scene::add);
    }

    private Report report(Ending ending, String verdict) {
        var report = scene.report();
        var table = new StepTable(steps, scene.journal().entries());
        report.add(table.view());
        table.outage().ifPresent(time -> report.add(Measurement.seconds("service_away", time)));
        report.section(new RollbackSection(
                journey.id(),
                journey.origin().commit(),
                journey.commit(),
                ending.kind().name().toLowerCase(Locale.ROOT),
                Optional.ofNullable(scene.facts(StepNames.BACKUP).get(BackupStep.SET)),
                journey.set(),
                replaced(ending)));
        return report.build(started, watch.elapsed(), verdict);
    }

    /** The name of the database that was live, where it is kept under another name now. */
    private Optional<String> replaced(Ending ending) {
        return journey.restores() && ending.kind() == Ending.Kind.REACHED
                ? Optional.ofNullable(scene.facts(StepNames.RESTORE).get("replaced"))
                : Optional.empty();
    }
}
