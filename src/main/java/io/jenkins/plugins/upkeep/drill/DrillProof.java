package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.run.RestoredProof;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.NoKeyException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;
import java.util.stream.Stream;

/** Restores the set of a drill and makes a finding of each thing that is wrong or could not be looked at. */
record DrillProof(DrillPlan plan, TaskContext context, ReportBuilder report, Phases phases) {
    private static final String MEND = "remove the cause and run the drill again";

    /**
     * How it ended.
     *
     * @param restored whether all of it was brought back
     * @param complete whether everything that should be there was compared
     * @param differences one line for each difference
     */
    record Outcome(boolean restored, boolean complete, List<String> differences) {
        Outcome {
            differences = List.copyOf(differences);
        }

        boolean isProved() {
            return restored && complete && differences.isEmpty();
        }
    }

    Outcome of(Manifest manifest) throws UpkeepException, InterruptedException {
        manifest.problems()
                .forEach(problem -> report.add(Finding.critical(
                        subject(manifest), "is incomplete: " + problem, "", "mend this and make a new backup")));
        requireQuestionable(manifest);
        var visit = new DrillVisit(plan, context, report, phases);
        var proof = proof(manifest);
        try {
            var differences = proof.differences(visit);
            proof.findings().forEach(report::add);
            differences.forEach(line -> report.add(difference(manifest, line)));
            return new Outcome(isRestored(manifest), manifest.isComplete(), differences);
        } catch (UpkeepException e) {
            proof.findings().forEach(report::add);
            Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
                    .forEach(failure -> report.add(Finding.unknown(subject(manifest), said(manifest, failure), MEND)));
            return new Outcome(!(e instanceof NoKeyException) && isRestored(manifest), false, List.of());
        }
    }

    /** What the subject names is not named again. */
    private static String said(Manifest manifest, Throwable failure) {
        var said = String.valueOf(failure.getMessage());
        var name = subject(manifest) + ": ";
        return said.startsWith(name) ? said.substring(name.length()) : said;
    }

    private static String subject(Manifest manifest) {
        return "set " + manifest.id();
    }

    private static Finding difference(Manifest manifest, String line) {
        return Finding.critical(
                subject(manifest),
                line,
                "",
                "do not rely on this set; run the drill on an older one with --set, make a new backup, find the cause");
    }

    /** The last phase of a restore is done only when all before it have succeeded. */
    private boolean isRestored(Manifest manifest) {
        return manifest.database().isEmpty()
                || phases.done().stream().anyMatch(phase -> phase.name().equals("compare rows"));
    }

    /** What is to be asked of a database and finds none has not been answered. */
    private void requireQuestionable(Manifest manifest) {
        var asks = !plan.assertions().isEmpty() || plan.application().isPresent();
        if (asks && manifest.database().isEmpty()) {
            report.add(Finding.unknown(
                    subject(manifest),
                    "holds no database: drill.assertions and drill.application were not looked at",
                    "back the database up too, or take them out"));
        }
    }

    private RestoredProof proof(Manifest manifest) throws UpkeepException, InterruptedException {
        var binaries = plan.binaries().isPresent()
                ? PostgresBinaries.in(List.of(plan.binaries().get()))
                : PostgresBinaries.find();
        var restore = new RestoredDatabase.Plan(binaries, context.workFolder(), plan.connections());
        return new RestoredProof(plan.catalog().reader(manifest), manifest, restore, phases, context.progress());
    }
}
