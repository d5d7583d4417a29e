package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.files.FileArchive;
import io.jenkins.plugins.upkeep.backup.files.FileEvidence;
import io.jenkins.plugins.upkeep.backup.files.FileProblem;
import io.jenkins.plugins.upkeep.backup.files.FilesPart;
import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetFileOutput;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Streams the groups of files into a set. */
final class FilesStep {
    private static final int MOST_NAMED = 10;

    private final BackupPlan plan;
    private final TaskContext context;
    private final SetWriter set;
    private final List<FilesEvidence> evidence = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final PlainSecrets secrets = new PlainSecrets();

    FilesStep(BackupPlan plan, TaskContext context, SetWriter set) {
        this.plan = plan;
        this.context = context;
        this.set = set;
    }

    FilesOutcome run() throws UpkeepException, InterruptedException {
        for (var part : plan.files()) {
            archive(part);
        }
        if (!plan.isEncrypted()) {
            secrets.warning().ifPresent(findings::add);
        }
        return new FilesOutcome(evidence, problems, findings);
    }

    private void archive(FilesPart part) throws UpkeepException, InterruptedException {
        try (var archive = set.file(path(part, ".tar.zst"));
                var listing = set.file(path(part, ".jsonl.zst"));
                var stretch = context.progress().begin("files of " + part.name(), 0, Unit.BYTES)) {
            var seen = new FileArchive(plan.files())
                    .write(part, plan.base(), new SetFileOutput(archive), new SetFileOutput(listing), stretch::advance);
            archive.finish();
            listing.finish();
            add(part, seen, archive.path(), listing.path());
        } catch (SetFileOutput.StoreFailure e) {
            throw e.reason();
        } catch (IOException e) {
            throw new UpkeepException("files of " + part.name() + ": " + e.getMessage() + "; run the backup again", e);
        }
    }

    private static String path(FilesPart part, String ending) {
        return "files/" + part.name() + ending;
    }

    private void add(FilesPart part, FileEvidence seen, String archive, String listing) {
        var totals = seen.totals();
        evidence.add(new FilesEvidence(
                part.name(), archive, listing, totals.count(), totals.content().count(), totals.fingerprint()));
        var before = problems.size();
        secrets.look(seen);
        seen.problemCounts().keySet().stream()
                .filter(kind -> kind != FileProblem.Kind.SECRET)
                .sorted()
                .forEach(kind -> add(part, seen, kind));
        if (!seen.complete() && problems.size() == before) {
            problems.add("files of " + part.name() + ": tar could not archive everything; see the findings");
        }
        context.log()
                .info("files of " + part.name() + ": " + Counted.of(totals.count(), "entry", "entries") + ", "
                        + totals.content());
    }

    private void add(FilesPart part, FileEvidence seen, FileProblem.Kind kind) {
        var subject = "files of " + part.name();
        seen.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .limit(MOST_NAMED)
                .forEach(problem -> add(kind, subject + ": " + problem.path(), problem.detail()));
        var rest = seen.problemCounts().get(kind) - MOST_NAMED;
        if (rest > 0) {
            add(kind, subject, rest + " more " + kind.label());
        }
    }

    private void add(FileProblem.Kind kind, String subject, String seen) {
        switch (kind.severity()) {
            case CRITICAL -> problems.add(subject + ": " + seen);
            case WARNING, UNKNOWN -> findings.add(Finding.warning(subject, seen, "", action(kind)));
            case INFO -> findings.add(Finding.info(subject, seen));
        }
    }

    private static String action(FileProblem.Kind kind) {
        return kind == FileProblem.Kind.POINTS_OUTSIDE
                ? "add what it points to to the paths of the part, or remove the link if nobody needs it"
                : "back up while nobody writes there, or leave it out if nobody needs it";
    }
}
