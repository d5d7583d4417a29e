package io.jenkins.plugins.upkeep.security.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an audit as SARIF 2.1.0, which Jenkins' warnings-ng and code hosts read. What is accepted or in the baseline is there,
 * marked as such; what could not be looked at is a notification of the run, and makes it one that was not successful.
 *
 * @param rules the rules of all checks
 * @param folder the folder that paths are given from, where files are inside it
 * @param config the file of the configuration, where issues are placed that are in no file
 */
public record Sarif(List<Rule> rules, Path folder, Path config) {
    /** The file's name beside the report. */
    public static final String FILE_NAME = "audit.sarif";

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final ObjectMapper MAPPER = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Sarif {
        rules = List.copyOf(rules);
    }

    /**
     * @param result what the audit saw
     * @param file where it is written, whole or not at all
     * @throws UpkeepException when the folder does not take it
     */
    public void write(AuditResult result, Path file) throws UpkeepException {
        AtomicFile.write(file, text(result));
    }

    /** The text of the file. */
    String text(AuditResult result) {
        var root = MAPPER.createObjectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        var run = root.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Upkeep").put("version", ToolVersion.current());
        var numbers = rules(driver, result);
        folder(run);
        invocation(run, result);
        var results = run.putArray("results");
        result.issues().forEach(judged -> new SarifResult(folder, config, results.addObject()).fill(judged, numbers));
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("an audit cannot be written as SARIF: " + e.getMessage(), e);
        }
    }

    private Map<String, Integer> rules(ObjectNode driver, AuditResult result) {
        var all = new LinkedHashMap<String, Rule>();
        rules.forEach(rule -> all.putIfAbsent(rule.id(), rule));
        result.issues()
                .forEach(judged -> all.putIfAbsent(
                        judged.issue().rule().id(), judged.issue().rule()));
        var array = driver.putArray("rules");
        var numbers = new LinkedHashMap<String, Integer>();
        for (var rule : all.values()) {
            numbers.put(rule.id(), numbers.size());
            var node = array.addObject().put("id", rule.id());
            node.putObject("shortDescription").put("text", rule.title());
            node.putObject("help").put("text", rule.help());
        }
        return numbers;
    }

    private void folder(ObjectNode run) {
        var uri = folder.toAbsolutePath().toUri().toString();
        run.putObject("originalUriBaseIds").putObject(SarifResult.BASE).put("uri", uri.endsWith("/") ? uri : uri + "/");
    }

    private static void invocation(ObjectNode run, AuditResult result) {
        var invocation = run.putArray("invocations").addObject();
        invocation.put("executionSuccessful", result.gaps().isEmpty());
        // Readers look into one or the other.
        notes(result, invocation.putArray("toolExecutionNotifications"));
        notes(result, invocation.putArray("toolConfigurationNotifications"));
    }

    private static void notes(AuditResult result, ArrayNode notes) {
        for (var gap : result.gaps()) {
            var note = notes.addObject().put("level", "error");
            note.putObject("message").put("text", gap.subject() + ": " + gap.reason() + "; " + gap.action());
        }
    }

    /** SARIF's word for a severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case INFO -> "note";
            case WARNING -> "warning";
            case UNKNOWN, CRITICAL -> "error";
        };
    }
}
