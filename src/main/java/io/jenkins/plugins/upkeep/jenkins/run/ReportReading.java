package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int MOST_BYTES = 8 << 20;

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
        try (var content = file.read()) {
            return Optional.of(parse(text(content, file.getRemote()), file.getRemote()));
        }
    }

    /** Not by readToString, which decodes by the agent's locale; nor by the length, which the agent may say wrongly. */
    static String text(InputStream content, String name) throws IOException {
        var bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new AbortException(name + ": has more than 8 MiB, which no report has; look at it on the agent");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static ReportReading parse(String text, String name) throws AbortException {
        try {
            return new ReportReading(text, ReportJson.parse(text, name), ReportJson.map(text, name));
        } catch (UpkeepException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
