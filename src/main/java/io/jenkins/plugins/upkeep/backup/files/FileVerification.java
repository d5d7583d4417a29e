package io.jenkins.plugins.upkeep.backup.files;

import java.util.List;

/**
 * What reading an archive back has shown.
 *
 * @param totals what was found in the archive, up to the first damage
 * @param matches whether it is exactly what the listing says
 * @param differences at most the first hundred differences by name; empty when it matches
 * @param differenceCount how many differences there are
 */
public record FileVerification(
        FileTotals totals, boolean matches, List<FileDifference> differences, long differenceCount) {
    public FileVerification {
        differences = List.copyOf(differences);
    }
}
