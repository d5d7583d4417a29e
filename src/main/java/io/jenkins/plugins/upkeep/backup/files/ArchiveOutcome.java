package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;

/** Judges how tar ended: 0 is good, 1 means that files changed meanwhile, 2 that something is not in the archive. */
final class ArchiveOutcome {
    private static final int INCOMPLETE = 2;

    private ArchiveOutcome() {}

    static FileEvidence evidence(FilesPart part, ProcessResult tar, FileTotals totals, FileProblems problems)
            throws UpkeepException {
        if (tar.status() > INCOMPLETE) {
            throw brokenOff(part, tar, null);
        }
        if (tar.status() == INCOMPLETE && !explained(problems)) {
            problems.add(new FileProblem(FileProblem.Kind.OTHER, "", tar.complaint()));
        }
        var counts = problems.counts();
        var complete = tar.status() < INCOMPLETE
                && counts.keySet().stream().noneMatch(kind -> kind.severity() == Severity.CRITICAL);
        return new FileEvidence(totals, problems.named(), counts, complete);
    }

    static UpkeepException brokenOff(FilesPart part, ProcessResult tar, Throwable cause) {
        return new UpkeepException(
                "files part " + part.name() + ": tar broke off with exit status " + tar.status() + ": "
                        + tar.complaint() + "; run the backup again",
                cause);
    }

    private static boolean explained(FileProblems problems) {
        var counts = problems.counts();
        return counts.containsKey(FileProblem.Kind.UNREADABLE)
                || counts.containsKey(FileProblem.Kind.VANISHED)
                || counts.containsKey(FileProblem.Kind.OTHER);
    }
}
