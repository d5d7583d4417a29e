package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

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

    /**
     * Hides secrets in the report's free texts, also in its files on the agent. A task shows none by itself; this is for
     * what it quotes, of a configuration or a server.
     *
     * @param masking hides them
     * @param folder the report's folder on the agent
     * @return the report without them
     * @throws IOException when the agent does not take the changed files
     */
    ReportReading masked(Masking masking, FilePath folder) throws IOException, InterruptedException {
        var found = new AtomicBoolean();
        var changed = change(text -> {
            found.compareAndSet(false, masking.hides(text));
            return masking.mask(text);
        });
        if (!found.get()) {
            return this;
        }
        changed.write(folder);
        return changed;
    }

    /**
     * Puts it in the place of what the task wrote.
     *
     * @param folder the report's folder on the agent
     * @throws IOException when the agent does not take it
     */
    void write(FilePath folder) throws IOException, InterruptedException {
        folder.child(ReportPage.FILE_NAME).write(ReportPage.html(report), StandardCharsets.UTF_8.name());
        folder.child(ReportJson.FILE_NAME).write(text, StandardCharsets.UTF_8.name());
    }

    private ReportReading change(UnaryOperator<String> change) throws AbortException {
        try {
            return parse(ReportJson.rewrite(text, ReportJson.FILE_NAME, change), ReportJson.FILE_NAME);
        } catch (UpkeepException e) {
            throw new AbortException(e.getMessage());
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
