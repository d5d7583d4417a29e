package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/**
 * What became of the files parts.
 *
 * @param evidence what was seen, of each part
 * @param problems why parts are not complete, one line each
 * @param findings what was seen on the way and does no harm to the set
 */
record FilesOutcome(List<FilesEvidence> evidence, List<String> problems, List<Finding> findings) {
    FilesOutcome {
        evidence = List.copyOf(evidence);
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
