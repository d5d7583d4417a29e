package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;

/** A file in JSON that names packages: its keys tell which kind it is. */
final class JsonManifest {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private JsonManifest() {}

    /** Reads the members of an object, one after the other, when the parser stands on the value. */
    @FunctionalInterface
    interface Member {
        void read(String name) throws IOException, UpkeepException;
    }

    static Manifest read(ManifestSource source) throws UpkeepException {
        try (var parser = MAPPER.createParser(source.stream())) {
            requireObject(source, parser.nextToken());
            return read(source, parser);
        } catch (JsonProcessingException e) {
            throw source.problem("is no valid JSON" + place(e) + "; make it anew with its tool", e);
        } catch (IOException e) {
            throw source.problem("cannot be read; check its rights", e);
        }
    }

    /** The parser's own message quotes the file, which may hold a password. */
    private static String place(JsonProcessingException failure) {
        var place = failure.getLocation();
        return place == null ? "" : " in line " + place.getLineNr();
    }

    private static Manifest read(ManifestSource source, JsonParser parser) throws IOException, UpkeepException {
        var kind = kind(source);
        if (kind.equals("lockfileVersion")) {
            return new PackageLock(source, parser).manifest();
        }
        return new CycloneDxJson(source, parser).manifest();
    }

    private static String kind(ManifestSource source) throws IOException, UpkeepException {
        try (var parser = MAPPER.createParser(source.stream())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (name.equals("lockfileVersion") || name.equals("bomFormat")) {
                    return name;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        }
        throw source.problem("is neither a package-lock.json nor a bill of materials of CycloneDX; name one of these");
    }

    private static void requireObject(ManifestSource source, JsonToken token) throws UpkeepException {
        if (token != JsonToken.START_OBJECT) {
            throw source.problem("holds no JSON object; name a package-lock.json or a bill of materials of CycloneDX");
        }
    }

    /** Goes over an object; what is none has no members. */
    static void members(JsonParser parser, Member member) throws IOException, UpkeepException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            member.read(name);
        }
    }

    static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The text with this name; empty where there is none. */
    static String text(JsonNode node, String name) {
        var text = node.path(name).textValue();
        return text == null ? "" : text;
    }
}
