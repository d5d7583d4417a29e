package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.ReportJson;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file holds, by its name. */
enum PastKind {
    /** One run, with all that was seen. */
    REPORT,
    /** Many runs of the task that its folder is named for. */
    HISTORY,
    /** Many runs of a task, as Jenkins keeps them beside a job. */
    JOB_HISTORY;

    /** A task's name, a part of the hash of the service's name. */
    private static final Pattern JOB_FILE =
            Pattern.compile("(?:.*/)?upkeep-earlier/([a-z][a-z-]*)-[0-9a-f]{16}\\.jsonl");

    private static final Pattern TASK = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    /** Empty for a file that is none of ours. */
    static Optional<PastKind> of(PastFile file) {
        if (file.fileName().equals(ReportJson.FILE_NAME)) {
            return Optional.of(REPORT);
        }
        if (file.fileName().equals(HistoryFile.FILE_NAME)) {
            return Optional.of(HISTORY);
        }
        return JOB_FILE.matcher(file.path()).matches() ? Optional.of(JOB_HISTORY) : Optional.empty();
    }

    /** The task that a history is of, as far as its place says it. */
    static Optional<String> task(PastFile history) {
        var job = JOB_FILE.matcher(history.path());
        if (job.matches()) {
            return Optional.of(job.group(1));
        }
        var folder = history.folder();
        return Optional.of(folder.substring(folder.lastIndexOf('/') + 1))
                .filter(name -> TASK.matcher(name).matches());
    }
}
