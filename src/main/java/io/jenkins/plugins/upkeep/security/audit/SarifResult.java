package io.jenkins.plugins.upkeep.security.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One issue in a SARIF file.
 *
 * @param folder the folder that paths are given from
 * @param config the file of the configuration
 * @param node the result to fill
 */
record SarifResult(Path folder, Path config, ObjectNode node) {
    static final String BASE = "SRCROOT";

    void fill(Judged judged, Map<String, Integer> rules) {
        var issue = judged.issue();
        node.put("ruleId", issue.rule().id())
                .put("ruleIndex", rules.get(issue.rule().id()))
                .put("level", Sarif.level(issue.finding().severity()));
        node.putObject("message").put("text", message(issue.finding()));
        node.putObject("partialFingerprints")
                .put("upkeepIssue/v1", Sha256.of(issue.key().getBytes(StandardCharsets.UTF_8)));
        place(issue);
        if (judged.standing() != Standing.OPEN) {
            node.putArray("suppressions")
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", judged.note());
        }
    }

    private static String message(Finding finding) {
        return finding.subject() + ": " + finding.seen()
                + (finding.limit().isEmpty() ? "" : " (limit: " + finding.limit() + ")")
                + (finding.action().isEmpty() ? "" : "; " + finding.action());
    }

    /** Readers of SARIF want a place in a file. What is in none is led back to the file that asked for the audit. */
    private void place(Issue issue) {
        var location = node.putArray("locations").addObject();
        physical(location, issue.location().orElseGet(() -> Location.of(config)));
        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", issue.subject());
    }

    private void physical(ObjectNode location, Location place) {
        var physical = location.putObject("physicalLocation");
        var file = folder.resolve(place.file()).toAbsolutePath().normalize();
        var base = folder.toAbsolutePath().normalize();
        var artifact = physical.putObject("artifactLocation");
        if (file.startsWith(base)) {
            var relative = base.toUri().relativize(file.toUri()).getRawPath();
            artifact.put("uri", relative).put("uriBaseId", BASE);
        } else {
            artifact.put("uri", file.toUri().toString());
        }
        physical.putObject("region").put("startLine", place.line().orElse(1));
    }
}
