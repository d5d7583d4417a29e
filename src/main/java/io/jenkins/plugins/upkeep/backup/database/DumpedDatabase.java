package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/**
 * A database that was just dumped.
 *
 * @param evidence what the snapshot saw
 * @param problems why the dump is not complete; empty when it is
 * @param findings what somebody should know besides
 */
public record DumpedDatabase(DatabaseEvidence evidence, List<String> problems, List<Finding> findings) {
    public DumpedDatabase {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }
}
