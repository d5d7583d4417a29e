package io.jenkins.plugins.upkeep.jenkins.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.RawSection;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Section;
import java.util.List;

/**
 * Takes back what a task's report says of its sets when these did not become artifacts: the task could not know that.
 *
 * @param lost one line for each set
 */
record ReportCorrection(List<String> lost) {
    private static final String ACTION =
            "there is no backup of this run; look at the controller's disk, or where the artifacts are kept, and run it again";

    private static final String VERIFIED = "verified";

    ReportReading of(ReportReading read) throws AbortException {
        return lost.isEmpty()
                ? read
                : ReportReading.parse(ReportJson.text(corrected(read.report())), ReportJson.FILE_NAME);
    }

    private Report corrected(Report report) {
        var builder = Report.of(report.task(), report.service());
        lost.forEach(line -> builder.add(finding(line)));
        report.findings().forEach(builder::add);
        report.measurements().forEach(builder::add);
        report.artifacts().forEach(builder::add);
        report.views().forEach(builder::add);
        report.section().map(ReportCorrection::unverified).ifPresent(builder::section);
        return builder.build(report.started(), report.duration(), lost.get(0));
    }

    private static Finding finding(String line) {
        var end = Math.max(0, line.indexOf(": "));
        return Finding.critical(line.substring(0, end), line.substring(end).replaceFirst("^: ", ""), "", ACTION);
    }

    private static Section unverified(Section section) {
        return section instanceof RawSection raw && raw.content().has(VERIFIED)
                ? new RawSection(raw.key(), unverified(raw.content()))
                : section;
    }

    private static JsonNode unverified(JsonNode content) {
        return content.<ObjectNode>deepCopy().put(VERIFIED, "none");
    }
}
