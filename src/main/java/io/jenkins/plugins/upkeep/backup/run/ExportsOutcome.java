package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of the journal and the performance data.
 *
 * @param journal what was seen of the journal; empty when nothing of it is in the set
 * @param performance what was seen of the performance data; empty when it was not asked for
 * @param problems why they are not complete, one line each
 * @param findings what was seen on the way and does no harm to the set
 */
record ExportsOutcome(
        Optional<JournalEvidence> journal,
        Optional<PerformanceEvidence> performance,
        List<String> problems,
        List<Finding> findings) {
    ExportsOutcome {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
