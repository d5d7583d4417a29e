package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.files.FileEvidence;
import io.jenkins.plugins.upkeep.backup.files.FileProblem;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says that a set holds passwords or private keys that everybody can read who can read the store. For one thread. */
final class PlainSecrets {
    private static final int MOST_NAMED = 5;

    private final List<String> named = new ArrayList<>();
    private long count;

    /** Notes the files of a part that seem to hold secrets. */
    void look(FileEvidence part) {
        count += part.problemCounts().getOrDefault(FileProblem.Kind.SECRET, 0L);
        part.problems().stream()
                .filter(problem -> problem.kind() == FileProblem.Kind.SECRET)
                .limit(MOST_NAMED)
                .map(FileProblem::path)
                .forEach(named::add);
    }

    /** Names a few of them; empty where there are none. */
    Optional<Finding> warning() {
        if (count == 0) {
            return Optional.empty();
        }
        var shown = named.stream().limit(MOST_NAMED).toList();
        var more = count - shown.size();
        return Optional.of(Finding.warning(
                "backup.encryption",
                "is none, and " + (count == 1 ? "a file" : count + " files") + " in the set can hold a secret: "
                        + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : ""),
                "",
                "make a key by age-keygen and name its public key in backup.encryption, or leave such files out"));
    }
}
