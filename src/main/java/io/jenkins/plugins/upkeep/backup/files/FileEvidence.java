package io.jenkins.plugins.upkeep.backup.files;

import java.util.List;
import java.util.Map;

/**
 * What is known about an archive from the moment it was made.
 *
 * @param totals what it holds
 * @param problems what was noticed, at most a hundred of each kind
 * @param problemCounts how often each kind of problem was noticed
 * @param complete whether everything that was asked for is inside; files that changed meanwhile do not make it incomplete
 */
public record FileEvidence(
        FileTotals totals, List<FileProblem> problems, Map<FileProblem.Kind, Long> problemCounts, boolean complete) {
    public FileEvidence {
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
    }
}
