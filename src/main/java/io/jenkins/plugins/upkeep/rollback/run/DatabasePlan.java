package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.DatabaseChoice;
import io.jenkins.plugins.upkeep.rollback.database.ChosenSet;
import io.jenkins.plugins.upkeep.rollback.database.Loss;
import io.jenkins.plugins.upkeep.rollback.database.SetWish;
import io.jenkins.plugins.upkeep.rollback.database.migrations.MigrationCheck;
import io.jenkins.plugins.upkeep.rollback.database.migrations.SchemaFit;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** What a rollback means for the database: what would be lost, or whether the older code fits what stays. For one run. */
final class DatabasePlan {
    private static final String SUBJECT = "database";

    private final Parts parts;
    private final Request request;
    private final TaskContext context;
    private final Consumer<Finding> findings;
    private final Guard guard;
    private Optional<String> set = Optional.empty();
    private Optional<Loss> loss = Optional.empty();

    /** A look at something. */
    @FunctionalInterface
    interface Look {
        /** Looks. */
        void run() throws UpkeepException, InterruptedException;
    }

    /** Makes a finding of a look that fails. */
    @FunctionalInterface
    interface Guard {
        /** Looks. */
        void look(String subject, Look look) throws InterruptedException;
    }

    DatabasePlan(Parts parts, Request request, TaskContext context, Consumer<Finding> findings, Guard guard) {
        this.parts = parts;
        this.request = request;
        this.context = context;
        this.findings = findings;
        this.guard = guard;
    }

    void look(String rollback, GitFolder folder, String commit) throws InterruptedException {
        if (request.database() == DatabaseChoice.RESTORE) {
            guard.look(SUBJECT, () -> restore(rollback, commit));
        } else if (parts.databaseAccess().isPresent()) {
            guard.look("migrations", () -> keep(folder, commit));
        }
    }

    private void restore(String rollback, String commit) throws UpkeepException, InterruptedException {
        var part = parts.database(context);
        var wish = request.set().map(id -> SetWish.named(commit, id)).orElseGet(() -> SetWish.of(commit));
        var chosen = part.rollback().choose(part.sets(), wish);
        set = Optional.of(new SetId(chosen.manifest().id()).text());
        tell(chosen);
        guard.look(
                SUBJECT,
                () -> part.rollback().readiness(rollback, chosen).findings().stream()
                        .map(DatabasePlan::unseen)
                        .forEach(findings));
        guard.look(SUBJECT, () -> loss = Optional.of(part.rollback().loss(chosen.manifest())));
        loss.ifPresent(counted -> findings.accept(Finding.info(SUBJECT, counted.statement())));
    }

    /** The room on a server elsewhere cannot be seen by anybody: somebody should know, and it forbids nothing. */
    private static Finding unseen(Finding finding) {
        return finding.severity() == Severity.UNKNOWN
                ? Finding.warning(finding.subject(), finding.seen(), finding.limit(), finding.action())
                : finding;
    }

    private void tell(ChosenSet chosen) {
        var manifest = chosen.manifest();
        findings.accept(Finding.info(
                "set " + manifest.id(),
                "would take the database's place; it was begun at "
                        + manifest.started().truncatedTo(ChronoUnit.SECONDS)
                        + " and is verified as "
                        + chosen.set().level().word()));
        chosen.remarks().forEach(remark -> findings.accept(Finding.info(SUBJECT, remark)));
    }

    private void keep(GitFolder folder, String commit) throws UpkeepException, InterruptedException {
        var migrations = parts.config().migrations();
        if (migrations.isEmpty()) {
            findings.accept(Finding.info(
                    SUBJECT,
                    "is kept; whether the version knows its schema was not looked at, since rollback.migrations does not"
                            + " say how it changes"));
            return;
        }
        judge(new MigrationCheck(migrations.get())
                .compare(
                        parts.databaseAccess().orElseThrow().address(),
                        new CommittedFiles(folder, commit),
                        new CommittedFiles(folder, folder.present().commit())));
    }

    private void judge(SchemaFit fit) {
        if (isFit(fit)) {
            findings.accept(Finding.info("migrations", fit.words()));
        } else if (request.acceptNewerSchema()) {
            findings.accept(Finding.warning(
                    "migrations",
                    fit.words() + "; accepted by whoever started this",
                    "",
                    "watch the service's log for errors"));
        } else {
            findings.accept(Finding.unknown(
                    "migrations",
                    fit.words(),
                    "undo these migrations first, let a set take the database's place (--database restore), or accept it"
                            + " (--accept-newer-schema; acceptNewerSchema in a pipeline)"));
        }
    }

    private static boolean isFit(SchemaFit fit) {
        return fit.kind() == SchemaFit.Kind.EQUAL || fit.kind() == SchemaFit.Kind.VERSION_AHEAD;
    }

    /** The set that takes the database's place. */
    Optional<String> set() {
        return set;
    }

    /** What would be lost. */
    Optional<Loss> loss() {
        return loss;
    }
}
