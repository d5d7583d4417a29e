package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only reader and writer of report.json, a report's one serial form. The same report always gives the same text.
 * Instants are ISO 8601 in UTC with milliseconds, durations are seconds. A task's own section stands under its key, last;
 * it comes back as a {@link RawSection}. Fields that this version does not know are ignored.
 */
public final class ReportJson {
    /** The name of the file in the report's folder. */
    public static final String FILE_NAME = "report.json";

    /** The name and version of the form. */
    public static final String SCHEMA = "upkeep/report/1";

    private static final String SECTION = "section";
    private static final Set<String> RESERVED = Stream.concat(
                    Stream.of("schema"),
                    Arrays.stream(Report.class.getRecordComponents()).map(component -> component.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private ReportJson() {}

    /**
     * Writes report.json, whole or not at all.
     *
     * @param report the report
     * @param folder the report's folder, created when it is missing
     * @return the file
     * @throws UpkeepException when the folder does not take it
     */
    public static Path write(Report report, Path folder) throws UpkeepException {
        var file = folder.resolve(FILE_NAME);
        AtomicFile.write(file, text(report));
        return file;
    }

    /**
     * @param report any report
     * @return the text of its report.json, with a line break at the end
     */
    public static String text(Report report) {
        var tree = ReportMapper.MAPPER.createObjectNode().put("schema", SCHEMA);
        tree.setAll(ReportMapper.MAPPER.<ObjectNode>valueToTree(report));
        tree.remove(SECTION);
        report.section().ifPresent(section -> tree.set(key(section), content(section)));
        try {
            return ReportMapper.WRITER.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("report of " + report.task() + " cannot be written as JSON", e);
        }
    }

    /**
     * @param file a report.json
     * @return the report in it
     * @throws UpkeepException when it cannot be read, or is not a report of this version
     */
    public static Report read(Path file) throws UpkeepException {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + FileTrouble.reason(e) + "); run the task again to make a new one", e);
        }
    }

    /**
     * @param text the text of a report.json
     * @param name what to call it in a message
     * @return the report in it
     * @throws UpkeepException when it is not a report of this version
     */
    public static Report parse(String text, String name) throws UpkeepException {
        try {
            var tree = ReportMapper.MAPPER.readTree(text);
            demandSchema(tree, name);
            // From the text again: a tree would round the nanoseconds of a long duration.
            var fields = ReportMapper.MAPPER.readValue(text, Report.class);
            return withSection(fields, ownPart(tree));
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    name + ": is not a valid report (" + e.getOriginalMessage()
                            + "); it was cut or edited, run the task again to make a new one",
                    e);
        }
    }

    /**
     * @param text the text of a report.json
     * @param name what to call it in a message
     * @return the same for scripts: maps, lists, texts, numbers, truth values and nulls alone
     * @throws UpkeepException when it is no object of JSON
     */
    public static Map<String, Object> map(String text, String name) throws UpkeepException {
        try {
            return new ObjectMapper().readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    name + ": is not JSON (" + e.getOriginalMessage() + "); run the task again to make a new one", e);
        }
    }

    /**
     * Changes the free texts of a report: verdict, findings, views, artifacts, a task's own section. What programs go by
     * stays as it is: names of fields, statuses, units, kinds, times.
     *
     * @param text the text of a report.json
     * @param name what to call it in a message
     * @param change gives each text's new form
     * @return the text of the changed report.json
     * @throws UpkeepException when it is no JSON
     */
    public static String rewrite(String text, String name, UnaryOperator<String> change) throws UpkeepException {
        try {
            var tree = ReportMapper.MAPPER.readTree(text);
            return ReportMapper.WRITER.writeValueAsString(new ReportTexts(change).changed(tree)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    name + ": is not JSON (" + e.getOriginalMessage() + "); run the task again to make a new one", e);
        }
    }

    private static String key(Section section) {
        if (RESERVED.contains(section.key())) {
            throw new IllegalArgumentException("section " + section.key() + " has the key of a report's own field");
        }
        return section.key();
    }

    private static JsonNode content(Section section) {
        return section instanceof RawSection raw ? raw.content() : ReportMapper.MAPPER.valueToTree(section);
    }

    private static void demandSchema(JsonNode tree, String name) throws UpkeepException {
        var schema = tree.path("schema").asText();
        if (!tree.isObject() || schema.isEmpty()) {
            throw new UpkeepException(name + ": is not a report, it has no schema; name a " + FILE_NAME);
        }
        if (!schema.equals(SCHEMA)) {
            throw new UpkeepException(name + ": has the schema " + schema + ", this tool reads " + SCHEMA
                    + "; read it with the version that wrote it");
        }
    }

    private static Report withSection(Report report, Optional<Section> section) {
        return new Report(
                report.task(),
                report.service(),
                report.started(),
                report.duration(),
                report.status(),
                report.verdict(),
                report.findings(),
                report.measurements(),
                report.artifacts(),
                report.views(),
                section);
    }

    /** The section is written last, so a later version's additions to the report come before it. */
    private static Optional<Section> ownPart(JsonNode tree) {
        return tree.properties().stream()
                .filter(field -> field.getValue().isObject() && !RESERVED.contains(field.getKey()))
                .<Section>map(field -> new RawSection(field.getKey(), field.getValue()))
                .reduce((first, second) -> second);
    }
}
