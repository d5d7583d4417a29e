package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/**
 * A set that was just made.
 *
 * @param manifest what it holds; once it is published, as it was read back from the store
 * @param findings what was seen on the way
 */
record MadeSet(Manifest manifest, List<Finding> findings) {
    MadeSet {
        findings = List.copyOf(findings);
    }
}
