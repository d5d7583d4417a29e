package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of the journal.
 *
 * @param evidence what was exported; empty when nothing of use was
 * @param problems why it is not complete, one line each
 * @param findings what was seen on the way and does no harm to the set
 */
public record JournalOutcome(Optional<JournalEvidence> evidence, List<String> problems, List<Finding> findings) {
    public JournalOutcome {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
