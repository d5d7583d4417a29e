package io.jenkins.plugins.upkeep.backup.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form of a member in {@code files.jsonl}: one JSON object in one line. {@code sha256} is that of the whole content,
 * holes read as zeros, as {@code sha256sum} gives it; with more than 16 GiB of holes {@code sha256OfData} stands instead,
 * that of the data without the holes.
 */
final class ListingLine {
    private static final JsonFactory JSON = new JsonFactory();

    private ListingLine() {}

    static String of(FileEntry entry) throws IOException {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            name(json, "name", Optional.of(entry.name()));
            json.writeStringField("kind", entry.kind().label());
            json.writeNumberField("size", entry.size());
            rights(json, entry);
            json.writeStringField("modified", entry.modified().toString());
            content(json, entry);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void name(JsonGenerator json, String field, Optional<FileName> name) throws IOException {
        if (name.isPresent()) {
            json.writeStringField(field, name.get().text());
            text(json, field + "Bytes", name.get().bytes());
        }
    }

    private static void rights(JsonGenerator json, FileEntry entry) throws IOException {
        json.writeStringField("mode", String.format("%04o", entry.mode()));
        json.writeNumberField("owner", entry.owner());
        json.writeNumberField("group", entry.group());
    }

    private static void content(JsonGenerator json, FileEntry entry) throws IOException {
        if (entry.digest().isPresent()) {
            var digest = entry.digest().get();
            json.writeStringField(digest.holesLeftOut() ? "sha256OfData" : "sha256", digest.sha256());
        }
        name(json, "target", entry.target());
        text(json, "attributes", entry.attributes());
    }

    private static void text(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }

    /** The fields of a line, in their order; a line that is damaged gives what can be read, or nothing. */
    static Map<String, String> fields(String line) {
        var fields = new LinkedHashMap<String, String>();
        try (var json = JSON.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                read(json, fields);
            }
        } catch (IOException e) {
            fields.put("damage", "the line is no JSON");
        }
        return fields;
    }

    /** What differs between the fields of two lines: {@code size 3 became 4}. */
    static String differences(Map<String, String> expected, Map<String, String> found) {
        var all = new LinkedHashSet<>(expected.keySet());
        all.addAll(found.keySet());
        return all.stream()
                .filter(field -> !Objects.equals(expected.get(field), found.get(field)))
                .map(field -> field + " " + expected.getOrDefault(field, "nothing") + " became "
                        + found.getOrDefault(field, "nothing"))
                .collect(Collectors.joining(", "));
    }

    private static void read(JsonParser json, Map<String, String> fields) throws IOException {
        for (var field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            fields.put(field, json.getText());
        }
    }
}
