package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;

/**
 * A lock file of npm in version 1, 2 or 3. From version 2 on, {@code packages} has all; {@code dependencies} is only there for old
 * programs.
 */
final class PackageLock {
    private static final int NEWEST = 3;
    private static final String DEPENDENCIES = "dependencies";
    private static final String FOLDER = "node_modules/";

    private final ManifestSource source;
    private final JsonParser parser;
    private final Found packages = new Found();
    private final Found dependencies = new Found();
    private boolean hasPackages;
    private int version;

    PackageLock(ManifestSource source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    Manifest manifest() throws IOException, UpkeepException {
        JsonManifest.members(parser, this::top);
        if (version < 1 || version > NEWEST) {
            throw source.problem("has a lockfileVersion that is not known; 1, 2 and 3 are");
        }
        return (hasPackages ? packages : dependencies).manifest(source.file(), true);
    }

    private void top(String name) throws IOException, UpkeepException {
        switch (name) {
            case "lockfileVersion" -> version = parser.getValueAsInt();
            case "packages" -> {
                hasPackages = true;
                JsonManifest.members(parser, this::inFolder);
            }
            case DEPENDENCIES -> JsonManifest.members(parser, this::dependency);
            default -> parser.skipChildren();
        }
    }

    /** What is in no folder for packages is the project itself, or one that it is made with. */
    private void inFolder(String path) throws IOException {
        var line = JsonManifest.line(parser);
        JsonNode entry = parser.readValueAsTree();
        var start = path.lastIndexOf(FOLDER);
        if (start >= 0) {
            var name = JsonManifest.text(entry, "name");
            LockedPackage.of(name.isEmpty() ? path.substring(start + FOLDER.length()) : name, entry)
                    .addTo(packages, line);
        }
    }

    private void dependency(String name) throws IOException, UpkeepException {
        var line = JsonManifest.line(parser);
        var entry = JsonNodeFactory.instance.objectNode();
        JsonManifest.members(parser, member -> part(entry, member));
        LockedPackage.of(name, entry).addTo(dependencies, line);
    }

    private void part(ObjectNode entry, String name) throws IOException, UpkeepException {
        if (name.equals(DEPENDENCIES)) {
            JsonManifest.members(parser, this::dependency);
        } else {
            JsonNode value = parser.readValueAsTree();
            entry.set(name, value);
        }
    }
}
