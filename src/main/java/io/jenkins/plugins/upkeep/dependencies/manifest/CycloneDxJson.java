package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;

/** A bill of materials of CycloneDX in JSON. */
final class CycloneDxJson {
    private final ManifestSource source;
    private final JsonParser parser;
    private final Found found = new Found();
    private boolean whole = true;
    private String format = "";

    CycloneDxJson(ManifestSource source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    Manifest manifest() throws IOException, UpkeepException {
        JsonManifest.members(parser, this::top);
        if (!format.equals("CycloneDX")) {
            throw source.problem("is no bill of materials of CycloneDX; name one");
        }
        return found.manifest(source.file(), whole);
    }

    private void top(String name) throws IOException {
        switch (name) {
            case "bomFormat" -> format = parser.getValueAsString("");
            case "components" -> components();
            case "compositions" -> compositions(parser.readValueAsTree());
            default -> parser.skipChildren();
        }
    }

    private void compositions(JsonNode compositions) {
        for (var composition : compositions) {
            whole &= !BomEntry.admitsGaps(JsonManifest.text(composition, "aggregate"));
        }
    }

    private void components() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var line = JsonManifest.line(parser);
            add(parser.readValueAsTree(), line);
        }
    }

    private void add(JsonNode component, int line) {
        var name = BomEntry.fullName(JsonManifest.text(component, "group"), JsonManifest.text(component, "name"));
        var type = JsonManifest.text(component, "type");
        var version = JsonManifest.text(component, "version");
        new BomEntry(type, name, version, JsonManifest.text(component, "purl"), line).addTo(found);
        component.path("components").forEach(inner -> add(inner, line));
    }
}
