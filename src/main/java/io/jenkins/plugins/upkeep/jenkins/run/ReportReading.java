package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A report that was read from an agent.
 *
 * @param text report.json
 * @param report the same, typed
 * @param map the same for scripts: maps, lists, texts, numbers and truth values alone
 */
record ReportReading(String text, Report report, Map<String, Object> map) {
    private static final long MOST_BYTES = 32L << 20;

    /**
     * Reads a report.
     *
     * @param folder the report's folder on the agent
     * @return the report; empty when there is none
     * @throws IOException when it cannot be read
     */
    static Optional<ReportReading> of(FilePath folder) throws IOException, InterruptedException {
        var file = folder.child(ReportJson.FILE_NAME);
        if (!file.exists()) {
            return Optional.empty();
        }
        if (file.length() > MOST_BYTES) {
            throw new AbortException(file.getRemote() + ": has " + file.length() + " bytes, which no report has; look"
                    + " at it on the agent");
        }
        // Not by readToString: that decodes by the agent's locale.
        try (var content = file.read()) {
            return Optional.of(parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), file.getRemote()));
        }
    }

    static ReportReading parse(String text, String name) throws AbortException {
        try {
            return new ReportReading(text, ReportJson.parse(text, name), ReportJson.map(text, name));
        } catch (UpkeepException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
